using System.CommandLine;
using System.Net;
using Ballast.Cli.Options;
using Ballast.Server.Logging;

namespace Ballast.Cli.Commands;

/// <summary>Options of <c>ballast serve</c>.</summary>
internal sealed class ServeOptions
{
    private const int UsualPort = 8173;
    private const int UsualRate = 6000;
    private const int MostRate = 10_000_000;
    private const int ShortestToken = 16;
    private const int LargestToken = 1 << 16;

    private readonly Option<int> _port = new("--port")
    {
        Description = "Where to listen; 0 for any free port.",
        HelpName = "N",
        DefaultValueFactory = _ => UsualPort,
    };

    private readonly Option<string?> _listen = TextOption.Make(
        "--listen",
        "Address to listen on. Anything but loopback needs --token-file or --proxy-user-header.",
        "ADDRESS",
        "127.0.0.1"
    );

    private readonly Option<string?> _token = TextOption.Make(
        "--token-file",
        "File whose first line readers must show: as Authorization: Bearer, or in the login form.",
        "FILE"
    );

    private readonly Option<string?> _proxy = TextOption.Make(
        "--proxy-user-header",
        "Header in which a reverse proxy names the user; requests without it are refused.",
        "NAME"
    );

    private readonly Option<string[]> _hosts = new("--host-name")
    {
        Description = "Name under which it is asked for, for example a reverse proxy's; may be repeated.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _api = TextOption.Make(
        "--api",
        "Another address of the API for syncs, for example a sandbox's.",
        "URL"
    );

    private readonly Option<int> _rate = new("--rate")
    {
        Description = "Requests a minute from one address.",
        HelpName = "N",
        DefaultValueFactory = _ => UsualRate,
    };

    private readonly Option<string?> _cluster = TextOption.Make(
        "--cluster",
        "Have workers compute answers that fall into parts (ballast-worker): store, where they meet in the store, or redis://HOST:PORT. The answers are the same.",
        "ADDRESS"
    );

    private readonly LogOptions _log = new("info");

    private readonly Option<bool> _readOnly = new("--read-only") { Description = "Refuse imports and syncs." };

    public void AddTo(Command command)
    {
        foreach (
            var option in new Option[] { _port, _listen, _token, _proxy, _hosts, _api, _rate, _cluster, _readOnly }
        )
            command.Add(option);
        _log.AddTo(command);
    }

    public ServeChoice Read(ParseResult parsed, string command)
    {
        var port = parsed.GetValue(_port);
        if (port is < 0 or > 65_535)
            throw new UsageException(command, $"--port is a number from 0 to 65535, not {port}.");
        var rate = parsed.GetValue(_rate);
        if (rate is < 10 or > MostRate)
            throw new UsageException(command, $"--rate is a number from 10 to {MostRate}, not {rate}.");
        var api = parsed.GetValue(_api);
        if (api is not null)
            _ = NumeraiSession.Endpoint(api, command);
        return new ServeChoice(
            Address(parsed.GetValue(_listen)!, command),
            port,
            Token(parsed.GetValue(_token), command),
            Header(parsed.GetValue(_proxy), command),
            parsed.GetValue(_hosts) ?? [],
            api,
            rate,
            parsed.GetValue(_cluster),
            _log.Read(parsed, command),
            parsed.GetValue(_readOnly)
        );
    }

    private static IPAddress Address(string text, string command) =>
        text.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.TryParse(text, out var address) ? address
        : throw new UsageException(command, $"--listen is an address such as 127.0.0.1 or 0.0.0.0, not '{text}'.");

    private static string? Token(string? file, string command)
    {
        if (file is null)
            return null;
        if (TextFile.TryRead(file, LargestToken, out var isTooLarge) is not { } text)
            throw new UsageException(
                command,
                $"--token-file: {(isTooLarge ? $"{file} is larger than a file of a token can be." : TextFile.Fault(file))}"
            );
        var token = text.Split('\n')[0].Trim();
        return token.Length >= ShortestToken && token.All(c => c is > ' ' and < '\x7f')
            ? token
            : throw new UsageException(
                command,
                $"The first line of {file} is no token: at least {ShortestToken} printable characters without blanks, for example from: openssl rand -hex 32."
            );
    }

    private static string? Header(string? name, string command) =>
        name is null || (name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-'))
            ? name
            : throw new UsageException(
                command,
                $"--proxy-user-header is a header's name such as X-Remote-User, not '{name}'."
            );
}

/// <summary>What was chosen.</summary>
internal sealed record ServeChoice(
    IPAddress Address,
    int Port,
    string? Token,
    string? ProxyUserHeader,
    IReadOnlyList<string> HostNames,
    string? Api,
    int Rate,
    string? Cluster,
    LogChoice Log,
    bool IsReadOnly
);

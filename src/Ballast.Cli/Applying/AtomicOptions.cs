using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Core.Planning.Atomic;

namespace Ballast.Cli.Applying;

/// <summary>What the command was given about atomic staking and the chain.</summary>
/// <param name="IsVerify">Whether nothing is applied and what is there is looked at.</param>
/// <param name="Node">A node of the chain; null for none.</param>
/// <param name="Strategy">Address of the strategy contract; null where it was not said.</param>
/// <param name="Codes">The contract's numbers of modes, as they were said.</param>
/// <param name="Known">Models with the modes that they are known to be in.</param>
internal sealed record AtomicRequest(
    bool IsVerify,
    Uri? Node,
    string? Strategy,
    ModeCodes Codes,
    IReadOnlyList<(string Model, string Mode)> Known
);

/// <summary>Options of <c>ballast apply</c> about atomic staking.</summary>
internal sealed class AtomicOptions
{
    private readonly Option<bool> _verify = new("--verify")
    {
        Description = "Apply nothing; look what of the plan is configured and staked.",
    };

    private readonly Option<string?> _node = TextOption.Make(
        "--node",
        "A node of the chain to ask (JSON-RPC), for --verify and --known-mode.",
        "URL"
    );

    private readonly Option<string?> _strategy = TextOption.Make(
        "--strategy",
        "Atomic staking: address of your strategy contract, from the web page.",
        "ADDRESS"
    );

    private readonly Option<string?> _codes = TextOption.Make(
        "--mode-codes",
        "Atomic staking: the contract's numbers of its modes, for example constant=0,compound=1. They are not documented.",
        "LIST"
    );

    private readonly Option<string[]> _known = new("--known-mode")
    {
        Description = "Atomic staking: a model whose mode you know, MODEL=constant; its number is read from the chain.",
        HelpName = "MODEL=MODE",
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Only what looking needs: the node, and how to read what it says.</summary>
    public void AddNodeTo(Command command)
    {
        foreach (var option in new Option[] { _node, _strategy, _codes, _known })
            command.Add(option);
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _verify, _node, _strategy, _codes, _known })
            command.Add(option);
    }

    /// <summary>What was said.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public AtomicRequest Read(ParseResult parsed, string command)
    {
        var strategy = parsed.GetValue(_strategy);
        if (strategy is not null && !IsAddress(strategy))
            throw new UsageException(command, "--strategy is an address: 0x and 40 hexadecimal digits.");
        var codes = parsed.GetValue(_codes) is { } text
            ? ModeCodes.Parse(text)
                ?? throw new UsageException(
                    command,
                    "--mode-codes is a list such as constant=0,compound=1, each number once."
                )
            : ModeCodes.None;
        var known = (parsed.GetValue(_known) ?? []).Select(k => Known(k, command)).ToList();
        var node = parsed.GetValue(_node) is { } url ? Node(url, command) : null;
        if (node is null && known.Count > 0)
            throw new UsageException(command, "--known-mode needs --node URL: the number is read from the chain.");
        return new AtomicRequest(parsed.GetValue(_verify), node, strategy, codes, known);
    }

    private static (string, string) Known(string text, string command)
    {
        var at = text.LastIndexOf('=');
        return at > 0 && text[(at + 1)..] is AtomicPlan.Constant or AtomicPlan.Compound
            ? (text[..at], text[(at + 1)..])
            : throw new UsageException(command, "--known-mode is MODEL=constant or MODEL=compound.");
    }

    // A key in its path or query is the user's with that node: it is not kept anywhere.
    private static Uri Node(string text, string command) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.UserInfo.Length == 0
            ? uri
            : throw new UsageException(command, "--node is an https address, or http on this machine.");

    private static bool IsAddress(string text) =>
        text.Length == 42 && text.StartsWith("0x", StringComparison.Ordinal) && text.Skip(2).All(char.IsAsciiHexDigit);
}

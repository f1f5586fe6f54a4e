using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Keys;

namespace Ballast.Cli.Online;

/// <summary>What commands share that ask Numerai now: another address, and which account.</summary>
/// <param name="isKeyed">Whether it can be about an own account.</param>
/// <param name="only">What they are for, where the command does other things as well; empty else.</param>
internal sealed class OnlineOptions(bool isKeyed = true, string only = "")
{
    private readonly Option<string?> _api = TextOption.Make(
        "--api",
        only + "Another address of the API, for example a sandbox's.",
        "URL"
    );

    private readonly Option<string?> _account = TextOption.Make(
        "--account",
        only + "The own account LABEL (default: all, by the keys in the environment or .env).",
        "LABEL"
    );

    public void AddTo(Command command)
    {
        if (isKeyed)
            command.Add(_account);
        command.Add(_api);
    }

    /// <summary>Does something with Numerai. What fails there is reported as it is; nothing was synced that could be kept.</summary>
    public int Run(ParseResult parsed, CommandContext context, Func<NumeraiSession, int> work)
    {
        using var session = NumeraiSession.Open(
            context,
            NumeraiSession.Endpoint(parsed.GetValue(_api), context.Command)
        );
        try
        {
            return work(session);
        }
        catch (NumeraiException e)
            when (e.Code is not (NumeraiErrorCode.Configuration or NumeraiErrorCode.File or NumeraiErrorCode.FileExists)
            )
        {
            return context.Screen.Fail("api", e.Message);
        }
    }

    /// <summary>The address of the API.</summary>
    public Uri Endpoint(ParseResult parsed, CommandContext context) =>
        NumeraiSession.Endpoint(parsed.GetValue(_api), context.Command);

    /// <summary>The keys of the account that was named, or of all.</summary>
    public IReadOnlyList<NumeraiCredentials> Keys(ParseResult parsed, CommandContext context)
    {
        var (keys, warnings) = NumeraiSession.Keys(context, parsed.GetValue(_account));
        foreach (var warning in warnings)
            context.Screen.Aside(warning);
        return keys;
    }

    /// <summary>The own models of the tournament, by the keys of the account that was named, or of all.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="context">The command.</param>
    /// <param name="session">The way to Numerai.</param>
    /// <param name="rounds">Submissions of so many newest rounds.</param>
    public IReadOnlyList<OwnModel> OwnModels(
        ParseResult parsed,
        CommandContext context,
        NumeraiSession session,
        int rounds = 1
    ) =>
        Wait(
            OwnModel.ListAsync(session, Keys(parsed, context), context.Tournament, rounds, context.CliHost.Cancellation)
        );

    /// <summary>Waits for an answer: a command does one thing after the other.</summary>
    public static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}

using System.CommandLine;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Claims;
using Ballast.Storage;

namespace Ballast.Cli.Options;

/// <summary>Whether an answer is kept to be graded later.</summary>
internal sealed class RecordOption
{
    private readonly Option<bool> _off = new("--no-record")
    {
        Description = "Do not keep this answer for the track record (ballast evidence --track-record).",
    };

    public void AddTo(Command command) => command.Add(_off);

    /// <summary>Who keeps the answer; null where it is none about rounds to come, or is not to be kept.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="context">The command.</param>
    /// <param name="question">The question in its canonical form; null where it is hypothetical.</param>
    /// <param name="draft">What the answer says about rounds to come.</param>
    public AnswerRecord<T>? Of<T>(
        ParseResult parsed,
        CommandContext context,
        string? question,
        Func<AsOfView, T, ClaimDraft?> draft
    ) =>
        // An answer about an earlier moment, given now, is no prediction.
        question is null
        || context.IsAsOfGiven
        || parsed.GetValue(_off)
            ? null
            : new AnswerRecord<T>(context, question, draft);
}

/// <summary>Keeps an answer, after it was given: whatever happens here, the answer stands.</summary>
internal sealed class AnswerRecord<T>(CommandContext context, string question, Func<AsOfView, T, ClaimDraft?> draft)
{
    private static readonly string Version = typeof(RecordOption).Assembly.GetName().Version!.ToString(3);

    /// <summary>Takes the stamp of the sources that the answer will rest on; what comes in while it is worked out is not among them.</summary>
    public void Begin(TournamentStore store) => store.Stamp(context.Tournament, context.AsOf);

    /// <summary>Keeps it, or says in one line that it was not.</summary>
    public void Keep(TournamentStore store, AsOfView view, T answer)
    {
        try
        {
            if (draft(view, answer) is { } said)
                ClaimKeeper.Keep(store, context.Tournament, context.AsOf, Version, question, said);
        }
        catch (StoreException e)
        {
            context.Screen.Aside($"This answer was not kept for the track record. {e.Message}");
        }
    }
}

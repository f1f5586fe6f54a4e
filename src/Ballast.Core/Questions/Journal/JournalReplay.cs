using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Journal;

/// <summary>Asks kept questions again, as of their moments, and holds the answers against those that were kept.</summary>
public static class JournalReplay
{
    /// <summary>Goes through the entries that keep an answer.</summary>
    /// <param name="entries">Entries of the journal.</param>
    /// <param name="view">What was known of a tournament at a moment.</param>
    /// <param name="cancellation">Ends it.</param>
    public static JournalReplayDocument Run(
        IReadOnlyList<JournalEntry> entries,
        Func<Tournament, DateTimeOffset, AsOfView> view,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(entries);
        List<ReplayedEntry> replayed =
        [
            .. entries
                .Where(e => e.Said is { Question: not null, Answer: not null })
                .Select(e => Replay(e, view, cancellation)),
        ];
        return new JournalReplayDocument(replayed, replayed.TrueForAll(r => r.IsIdentical));
    }

    private static ReplayedEntry Replay(
        JournalEntry entry,
        Func<Tournament, DateTimeOffset, AsOfView> view,
        CancellationToken cancellation
    )
    {
        if (KeptQuestion.Read(entry.Said.Question!) is not Outcome<QuestionRequest>.Done { Value: var request })
            return new ReplayedEntry(entry.Number, null, null, false, "its question cannot be asked any more");
        var (name, asOf) = (request.Question.Name, request.AsOf!.Value);
        var asked = new Asked(view(request.Tournament, asOf), request.Given, cancellation);
        return request.Question.Ask(asked) switch
        {
            Outcome<object>.Done { Value: var answer } => KeptQuestion
                .Bytes(request.Question, answer)
                .AsSpan()
                .SequenceEqual(entry.Said.Answer!.Value.Span)
                ? new ReplayedEntry(entry.Number, name, asOf, true, null)
                : new ReplayedEntry(
                    entry.Number,
                    name,
                    asOf,
                    false,
                    "the answer is another: the program is of another version, or what was known then was imported since"
                ),
            var refused => new ReplayedEntry(
                entry.Number,
                name,
                asOf,
                false,
                ((Outcome<object>.Refused)refused).Refusal.Message
            ),
        };
    }
}

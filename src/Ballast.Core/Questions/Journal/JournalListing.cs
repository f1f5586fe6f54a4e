using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ballast.Core.Planning.Journal;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Journal;

/// <summary>Lists the journal, and looks whether it is whole.</summary>
public static class JournalListing
{
    private static readonly JsonElement Unread = JsonDocument.Parse("null").RootElement;

    /// <summary>How an entry is written as a line of JSON.</summary>
    public static JsonTypeInfo<JournalAnswerEntry> LineShape =>
        new JournalQuestionJson(Answers.Options()).JournalAnswerEntry;

    /// <summary>A slice of the entries, newest first. The journal is one for all tournaments: its hashes go through all of it.</summary>
    public static JournalAnswer Run(AsOfView view, Slice slice)
    {
        ArgumentNullException.ThrowIfNull(view);
        var entries = view.Journal;
        var check = JournalCheck.Run(entries);
        var newest = entries.Reverse().ToList();
        return new JournalAnswer
        {
            AsOf = view.AsOf,
            IsWhole = check.IsWhole,
            FirstBroken = check.FirstBroken,
            Broken = check.Reason,
            NewestHash = newest.FirstOrDefault()?.Hash,
            Open = check.IsWhole
                ? [.. StakeIntent.Read(entries).Where(i => i.State == IntentState.Open).Select(i => i.Entry.Number)]
                : [],
            Total = newest.Count,
            Offset = slice.Offset,
            Limit = slice.ShownLimit(newest.Count),
            More = slice.After(newest.Count),
            NextOffset = slice.Next(newest.Count),
            Entries = [.. slice.Of(newest).Select(Entry)],
        };
    }

    /// <summary>An entry as it is given out.</summary>
    public static JournalAnswerEntry Entry(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var said = entry.Said;
        return new JournalAnswerEntry
        {
            Number = entry.Number,
            At = said.At,
            Who = said.Who,
            Kind = said.Kind,
            Why = said.Why,
            Tournament = said.Tournament?.Slug(),
            Plan = said.PlanHash,
            Move = said.Move,
            Content = Content(said.Content),
            Question = said.Question,
            Answer = said.Answer is { } answer ? Convert.ToBase64String(answer.Span) : null,
            PreviousHash = entry.PreviousHash,
            Hash = entry.Hash,
        };
    }

    /// <summary>A content that somebody damaged is left out; its hash tells.</summary>
    private static JsonElement Content(string json)
    {
        try
        {
            return JsonDocument.Parse(json).RootElement;
        }
        catch (JsonException)
        {
            return Unread;
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>What an entry of the journal says, before it has a place in it.</summary>
public sealed record JournalDraft
{
    /// <summary>When, to the millisecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who: user@machine, or as the user says.</summary>
    public required string Who { get; init; }

    /// <summary>What sort of entry, for example <c>intent</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Why { get; init; }

    /// <summary>The tournament; null where it is about none.</summary>
    public Tournament? Tournament { get; init; }

    /// <summary>Hash of the plan that it is about; null where it is about none.</summary>
    public string? PlanHash { get; init; }

    /// <summary>Number of the move in that plan; null where it is about none.</summary>
    public int? Move { get; init; }

    /// <summary>What is kept of it: JSON, as it is hashed.</summary>
    public required string Content { get; init; }

    /// <summary>A question in its canonical form, where the entry keeps an answer; null else.</summary>
    public string? Question { get; init; }

    /// <summary>The bytes of that answer; null where none is kept.</summary>
    public ReadOnlyMemory<byte>? Answer { get; init; }
}

/// <summary>An entry of the journal.</summary>
/// <param name="Number">Its place, from 1, without gaps.</param>
/// <param name="Said">What it says.</param>
/// <param name="PreviousHash">Hash of the entry before it; <see cref="FirstHash"/> for the first.</param>
/// <param name="Hash">SHA-256 over all of it and the hash before, in lower-case hexadecimal digits.</param>
public sealed record JournalEntry(long Number, JournalDraft Said, string PreviousHash, string Hash)
{
    /// <summary>What stands before the first entry.</summary>
    public static string FirstHash { get; } = new('0', 64);

    /// <summary>The entry that comes after another one, with its hash.</summary>
    /// <param name="last">The newest one; null where there is none.</param>
    /// <param name="draft">What it says.</param>
    public static JournalEntry After(JournalEntry? last, JournalDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var cut = draft with { At = DateTimeOffset.FromUnixTimeMilliseconds(draft.At.ToUnixTimeMilliseconds()) };
        var (number, previous) = ((last?.Number ?? 0) + 1, last?.Hash ?? FirstHash);
        return new JournalEntry(number, cut, previous, HashOf(number, cut, previous));
    }

    /// <summary>Whether its hash is that of what it says.</summary>
    public bool IsIntact => Hash == HashOf(Number, Said, PreviousHash);

    /// <summary>
    /// The bytes that are hashed: each field as its length in bytes, a colon, its UTF-8 text and a comma, a missing one as <c>-,</c>, so that no two entries
    /// have the same bytes. In order: number, moment in Unix milliseconds, who, kind, why, number of the tournament, plan, move, content, question, answer (its
    /// SHA-256), hash before.
    /// </summary>
    public static byte[] CanonicalBytes(long number, JournalDraft said, string previous)
    {
        ArgumentNullException.ThrowIfNull(said);
        var bytes = new MemoryStream();
        foreach (
            var field in new[]
            {
                Text(number),
                Text(said.At.ToUnixTimeMilliseconds()),
                said.Who,
                said.Kind,
                said.Why,
                said.Tournament is { } tournament ? Text((int)tournament) : null,
                said.PlanHash,
                said.Move is { } move ? Text(move) : null,
                said.Content,
                said.Question,
                said.Answer is { } answer ? Convert.ToHexStringLower(SHA256.HashData(answer.Span)) : null,
                previous,
            }
        )
            Write(bytes, field);
        return bytes.ToArray();
    }

    private static string HashOf(long number, JournalDraft said, string previous) =>
        Convert.ToHexStringLower(SHA256.HashData(CanonicalBytes(number, said, previous)));

    private static void Write(MemoryStream bytes, string? field)
    {
        if (field is not null)
        {
            var text = Encoding.UTF8.GetBytes(field);
            bytes.Write(Encoding.ASCII.GetBytes(Text(text.Length) + ":"));
            bytes.Write(text);
        }
        else
            bytes.WriteByte((byte)'-');
        bytes.WriteByte((byte)',');
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

using Ballast.Core.Planning.Journal;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Tests.Planning.Journal;

public sealed class JournalCheckTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Run_AJournalAsItWasWritten_IsWhole() => JournalCheck.Run(Written(5)).ShouldBe(new(null, null));

    /// <summary>SHA-256 of these bytes by coreutils: <c>printf '1:1,13:1793534400000,3:ann,6:intent,0:,1:8,-,1:2,2:{},-,-,64:000…0,' | sha256sum</c>, with 64 zeros.</summary>
    [Fact]
    public void Hash_OfAnEntry_IsThatOfTheDocumentedBytes()
    {
        var entry = JournalEntry.After(
            null,
            new JournalDraft
            {
                At = Day,
                Who = "ann",
                Kind = "intent",
                Why = "",
                Tournament = Tournament.Classic,
                Move = 2,
                Content = "{}",
            }
        );
        System
            .Text.Encoding.UTF8.GetString(JournalEntry.CanonicalBytes(1, entry.Said, JournalEntry.FirstHash))
            .ShouldBe($"1:1,13:1793534400000,3:ann,6:intent,0:,1:8,-,1:2,2:{{}},-,-,64:{JournalEntry.FirstHash},");
        entry.Hash.ShouldBe("74e7df57c05f4f1f16e158b90db950ef3d7bb68331000d1f5deb628beeb0bc6c");
    }

    /// <summary>Whatever is changed in whichever entry, that entry is named, or the one behind it.</summary>
    [Theory]
    [InlineData("at")]
    [InlineData("who")]
    [InlineData("kind")]
    [InlineData("why")]
    [InlineData("tournament")]
    [InlineData("plan")]
    [InlineData("move")]
    [InlineData("content")]
    [InlineData("question")]
    [InlineData("answer")]
    public void Run_WhereAFieldWasChanged_NamesTheEntry(string field)
    {
        for (var at = 0; at < 5; at++)
        {
            var entries = Written(5);
            var said = entries[at].Said;
            var changed = field switch
            {
                "at" => said with { At = said.At.AddMilliseconds(1) },
                "who" => said with { Who = "bob" },
                "kind" => said with { Kind = "answer" },
                "why" => said with { Why = said.Why + " " },
                "tournament" => said with { Tournament = null },
                "plan" => said with { PlanHash = null },
                "move" => said with { Move = 8 },
                "content" => said with { Content = "{ }" },
                "question" => said with { Question = "" },
                _ => said with { Answer = new byte[] { 9 } },
            };
            entries[at] = entries[at] with { Said = changed };
            JournalCheck.Run(entries).FirstBroken.ShouldBe(at + 1);
            // Whoever computes the hash anew breaks the next one.
            var forged = JournalEntry.After(at == 0 ? null : entries[at - 1], changed);
            entries[at] = forged;
            JournalCheck.Run(entries).FirstBroken.ShouldBe(at == 4 ? null : at + 2);
        }
    }

    [Fact]
    public void Run_WhereAnEntryIsGoneOrTwoChangedPlaces_NamesTheFirst()
    {
        var gone = Written(5);
        gone.RemoveAt(2);
        JournalCheck.Run(gone).FirstBroken.ShouldBe(3);
        var swapped = Written(5);
        (swapped[1], swapped[2]) = (swapped[2], swapped[1]);
        JournalCheck.Run(swapped).FirstBroken.ShouldBe(2);
    }

    private static List<JournalEntry> Written(int count)
    {
        var entries = new List<JournalEntry>();
        for (var i = 0; i < count; i++)
            entries.Add(
                JournalEntry.After(
                    entries.LastOrDefault(),
                    new JournalDraft
                    {
                        At = Day.AddMinutes(i),
                        Who = "ann",
                        Kind = "intent",
                        Why = "Because.",
                        Tournament = Tournament.Classic,
                        PlanHash = "ab",
                        Move = 3,
                        Content = "{}",
                    }
                )
            );
        return entries;
    }
}

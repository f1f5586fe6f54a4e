using System.Globalization;
using System.Text.RegularExpressions;
using Ballast.Core.Questions;
using Ballast.Core.Rounds;
using Ballast.Core.Text;
using Ballast.Tests.Cli;
using Ballast.Tests.Support;

namespace Ballast.Tests.Text;

/// <summary>The words of all answers, as a newcomer reads them.</summary>
public sealed partial class EveryTextTests(EveryText texts) : IClassFixture<EveryText>
{
    /// <summary>Questions whose words are made elsewhere at the moment.</summary>
    private static readonly string[] Elsewhere = ["today", "model", "models", "report"];

    /// <summary>Numbers in which every place counts.</summary>
    private static readonly string[] Exact = ["explain", "reconcile"];

    /// <summary>Headings that say themselves what they are.</summary>
    private static readonly string[] SelfExplaining =
    [
        .. File.ReadLines(Repository.Path("tests", "Ballast.Tests", "Approved", "plain-headings.txt"))
            .Where(l => l.Length > 0),
    ];

    /// <summary>English words with a hyphen, names of methods and policies, and words of files that are quoted.</summary>
    private static readonly string[] Hyphened =
    [
        .. File.ReadLines(Repository.Path("tests", "Ballast.Tests", "Approved", "hyphens.txt"))
            .Where(l => l.Length > 0),
    ];

    private IEnumerable<(string Asked, IReadOnlyList<Block> Words)> Answers =>
        texts.Answers.Where(a => !Elsewhere.Contains(a.Asked.Split(' ')[0]));

    [Fact]
    public void EveryQuestion_IsAnsweredOnOneOfTheStores()
    {
        // What has no answer without a registry of parents.
        string[] without = [.. Elsewhere, "lineage"];
        QuestionCatalogue
            .All.Select(q => q.Name)
            .Except(without)
            .Except(texts.Answers.Select(a => a.Asked.Split(' ')[0]))
            .ShouldBeEmpty(string.Join('\n', texts.Refused.Select(r => $"{r.Asked}: {r.Refusal.Message}")));
    }

    [Fact]
    public void Answer_BeginsWithOneSentence_AndTheNextStep()
    {
        foreach (var (asked, words) in Answers)
        {
            var first = words.SkipWhile(b => b is Heading).Take(2).ToList();
            first[0].ShouldBeOfType<Sentence>(asked).Tone.ShouldBe(Tone.Answer, asked);
            first[1].ShouldBeOfType<NextStep>(asked);
            words.OfType<Sentence>().Count(s => s.Tone == Tone.Answer).ShouldBe(1, asked);
        }
    }

    /// <summary>One picture and one table are seen at once, some sentences, and few notes; the rest folds.</summary>
    [Fact]
    public void Answer_ShowsOnePicture_AndFoldsTheRest()
    {
        foreach (var (asked, words) in Answers)
        {
            words.Count(b => b is Picture or LineChart).ShouldBeLessThanOrEqualTo(1, asked);
            // A plan says all that speaks against it.
            if (!asked.StartsWith("plan", StringComparison.Ordinal))
                words.Count(b => b is Sentence { Tone: Tone.Warning }).ShouldBeLessThanOrEqualTo(2, asked);
        }
    }

    [Fact]
    public void NextStep_NamesAQuestionOrACommand()
    {
        using var line = new CommandLine();
        var commands = Ballast
            .Cli.Application.Root(line.CliHost(TextWriter.Null, TextWriter.Null))
            .Subcommands.Select(c => c.Name);
        foreach (var (asked, words) in Answers)
        {
            foreach (var step in words.OfType<NextStep>())
            {
                commands.ShouldContain(step.Command[0], asked);
                step.Text.EndsWith('.').ShouldBeFalse(asked);
            }
        }
    }

    /// <summary>Commands and options stand in what is typed (Sentence.Typed, NextStep.Command), which a page does not show.</summary>
    [Fact]
    public void NoText_HasCommandsOrOptions() => NoneIs(CommandWord(), w => false, Words);

    [Fact]
    public void NoText_HasKeysOfJson()
    {
        NoneIs(CamelCase(), IsScore, WordsAndCells);
        NoneIs(KebabCase(), Hyphened.Contains, WordsAndCells);
    }

    [Fact]
    public void NoHeading_HasManyColonsOrDots()
    {
        foreach (var (asked, words) in Answers)
        {
            foreach (var heading in EveryText.Flat(words).OfType<Heading>())
            {
                heading.Text.Count(c => c == ':').ShouldBeLessThanOrEqualTo(1, $"{asked}: {heading.Text}");
                heading.Text.Count(c => c == '·').ShouldBeLessThanOrEqualTo(2, $"{asked}: {heading.Text}");
            }
        }
    }

    [Fact]
    public void NoNumber_HasManyDigits()
    {
        var tooLong = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (asked, words) in Answers.Where(a => !Exact.Contains(a.Asked.Split(' ')[0])))
        {
            foreach (var text in EveryText.Flat(words).SelectMany(WordsAndCells))
            {
                foreach (Match number in Number().Matches(text))
                {
                    if (IsLong(number.Value))
                        tooLong.Add($"{asked}: {number.Value} in '{text}'");
                }
            }
        }
        tooLong.ShouldBeEmpty();
    }

    /// <summary>Every heading of a column and every key figure has a line in the glossary, or says itself what it is.</summary>
    [Fact]
    public void EveryHeading_IsInTheGlossary()
    {
        var models = texts.Answers.SelectMany(a =>
            EveryText.Flat(a.Words).SelectMany(EveryText.Cells).OfType<NameCell>()
        );
        HashSet<string> known = [.. SelfExplaining, .. models.Select(m => m.Text), .. MetricNames.All];
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (_, words) in Answers)
        {
            foreach (var block in EveryText.Flat(words))
            {
                var titles = block switch
                {
                    Table table => table.Columns.Select(c => c.Title),
                    KeyFigures figures => figures.Items.Select(i => i.Name),
                    _ => [],
                };
                foreach (
                    var title in titles.Where(t =>
                        t.Length > 0 && !known.Contains(t) && Glossary.Find(t) is null && !IsOfAScore(t)
                    )
                )
                    unknown.Add(title);
            }
        }
        unknown.ShouldBeEmpty();
    }

    /// <summary>What a person sees first of every answer, on a terminal of 80 columns. A change of words is read here.</summary>
    [Theory]
    [MemberData(nameof(Asked))]
    public void Answer_LooksAsApproved(string asked)
    {
        using var line = new CommandLine
        {
            Location = texts.World,
            Now = SnapshotWorld.Now,
            Width = 80,
            ShowsDetails = false,
        };
        string[] unkept = asked.Split(' ')[0] is "backtest" or "risk" or "evidence" or "nowcast" or "advise"
            ? ["--no-record"]
            : [];
        var said = line.Run([.. asked.Split(' '), .. unkept]);
        var text = said.Out + (said.Error.Length == 0 ? "" : "--- standard error\n" + said.Error);
        Approved.Matches(
            $"$ ballast {asked}\n{text.Replace(Path.GetDirectoryName(texts.World)!, "FOLDER", StringComparison.Ordinal)}",
            Path.Combine(
                "answers",
                asked.Contains("track-record", StringComparison.Ordinal) ? "track-record" : asked.Split(' ')[0]
            )
        );
    }

    /// <summary>The lines.</summary>
    public static TheoryData<string> Asked => [.. EveryText.First.Where(a => !Elsewhere.Contains(a.Split(' ')[0]))];

    private void NoneIs(Regex pattern, Func<string, bool> isAllowed, Func<Block, IEnumerable<string>> of)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (asked, words) in Answers)
        {
            foreach (var text in EveryText.Flat(words).SelectMany(of))
            {
                foreach (Match match in pattern.Matches(text))
                {
                    if (!isAllowed(match.Value.Trim()))
                        found.Add($"{match.Value} in '{text}' ({asked})");
                }
            }
        }
        found.ShouldBeEmpty();
    }

    /// <summary>A term of one score, such as "mmc percentile".</summary>
    private static bool IsOfAScore(string title) =>
        title.Split(' ', 2) is [var score, var term] && IsScore(score) && Glossary.Find(term) is not null;

    /// <summary>Names of scores are as files and Numerai have them.</summary>
    private static bool IsScore(string word) =>
        MetricNames.All.Contains(word.Replace("Percentile", "", StringComparison.Ordinal));

    private static IEnumerable<string> Words(Block block) => EveryText.Words(block);

    private static IEnumerable<string> WordsAndCells(Block block) =>
        EveryText.Words(block).Concat(EveryText.Cells(block).Where(c => c is not NameCell).Select(c => c.Text));

    /// <summary>More than six digits that count, but for whole amounts with their two places.</summary>
    private static bool IsLong(string number)
    {
        const int Most = 6;
        const int Places = 8;
        var plain = number.Replace(",", "", StringComparison.Ordinal);
        var places = plain.Contains('.', StringComparison.Ordinal) ? plain.Split('.')[1].Length : 0;
        var counting = plain.Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length;
        var isAmount = places <= 2 && Math.Abs(decimal.Parse(plain, CultureInfo.InvariantCulture)) >= 1000;
        return places > 0 && !isAmount && (counting > Most || places > Places);
    }

    [GeneratedRegex(@"\bballast [a-z]+|(?<![\w-])--[a-z][a-z-]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommandWord();

    [GeneratedRegex(@"(?<![\w.])[a-z]+[A-Z]\w*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CamelCase();

    [GeneratedRegex(@"(?<![\w.-])[a-z]+(?:-[a-z]+)+(?![\w-])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KebabCase();

    [GeneratedRegex(@"(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?![\w-])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}

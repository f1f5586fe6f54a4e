using System.Text.RegularExpressions;
using Ballast.Tests.Support;

namespace Ballast.Tests.Tidiness;

/// <summary>What is refused on a page says no command and no option as it is typed: those stand in the next step, the tail and <c>Notice.Option</c>.</summary>
public sealed partial class NoticeSourceTests
{
    [Fact]
    public void RefusalsOfQuestions_NameCommandsAndOptionsAsData()
    {
        var folder = Repository.Path("src", "Ballast.Core", "Questions");
        var files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories);
        var calls = files.SelectMany(f => Calls(File.ReadAllText(f)).Select(c => (File: Path.GetFileName(f), Call: c)));

        var all = calls.ToList();

        all.Count.ShouldBeGreaterThan(100);
        all.Where(c => Typed().IsMatch(Said(c.Call))).Select(c => $"{c.File}: {c.Call}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("new Refusal(\"a\", \"Do it: ballast plan.\")", true)]
    [InlineData("new ParameterException($\"--grid names {a(b)} twice.\")", true)]
    [InlineData(
        "new Refusal(\"a\", \"None.\", NextStep.To(\"do it\", \"plan\"), \"Or: ballast plan --total 1.\")",
        false
    )]
    [InlineData("new ParameterException(((Notice)\"None.\").Typing(\"Such as: ballast plan.\"))", false)]
    [InlineData("new Refusal(\"a\", $\"Give {Notice.Option(\"rule\")} - well-known.\")", false)]
    public void Call_WithTypedWords_IsNoticed(string source, bool isNoticed) =>
        Calls(source + " \"--other\"").Any(c => Typed().IsMatch(Said(c))).ShouldBe(isNoticed);

    // What stands before the next step or the tail.
    private static string Said(string call) => Behind().Split(call)[0];

    private static IEnumerable<string> Calls(string source)
    {
        foreach (Match begin in Begin().Matches(source))
        {
            var (depth, at) = (1, begin.Index + begin.Length);
            for (; at < source.Length && depth > 0; at++)
                depth += source[at] switch
                {
                    '(' => 1,
                    ')' => -1,
                    _ => 0,
                };
            yield return source[begin.Index..at];
        }
    }

    [GeneratedRegex(@"new (?:Refusal|ParameterException)\(", RegexOptions.None, 10_000)]
    private static partial Regex Begin();

    [GeneratedRegex(@"NextStep\.To\(|\.Typing\(|\.Then\(|,\s*null,\s*\$?""", RegexOptions.None, 10_000)]
    private static partial Regex Behind();

    [GeneratedRegex(@"\bballast [a-z]|(?<![\w-])--[a-z]", RegexOptions.None, 10_000)]
    private static partial Regex Typed();
}

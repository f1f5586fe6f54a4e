using System.Text.RegularExpressions;
using Ballast.Tests.Support;

namespace Ballast.Tests.Tidiness;

/// <summary>
/// How long something takes, and what the whole process allocates, depends on who else works: tests that bound it run alone. <see cref="Waiting.Longest"/> is
/// no such bound: it only ends what hangs.
/// </summary>
public sealed partial class AloneTests
{
    [Fact]
    public void TestsThatBoundTimeOrMemory_RunAlone()
    {
        var files = Directory.EnumerateFiles(
            Repository.Path("tests", "Ballast.Tests"),
            "*.cs",
            SearchOption.AllDirectories
        );
        var (bounding, beside) = (0, new List<string>());
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            if (Path.GetFileName(file) == $"{nameof(AloneTests)}.cs" || !IsBounding(text))
                continue;
            bounding++;
            if (!text.Contains("[Collection(Alone.Name)]", StringComparison.Ordinal))
                beside.Add(file);
        }
        beside.ShouldBeEmpty();
        bounding.ShouldBeGreaterThan(3, "none of them is found any more");
    }

    [Theory]
    [InlineData("clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(9))", true)]
    [InlineData("Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(9))", true)]
    [InlineData("await task.WaitAsync(TimeSpan.FromSeconds(9))", true)]
    [InlineData("GC.GetTotalAllocatedBytes()", true)]
    [InlineData("clock.Elapsed.ShouldBeLessThan(Waiting.Longest)", false)]
    [InlineData("await task.WaitAsync(Waiting.Longest)", false)]
    [InlineData("fixture.Time.Passed.ShouldBeLessThan(TimeSpan.FromSeconds(9))", false)]
    public void Bound_IsKnownByItsText(string text, bool isBound) => IsBounding(text).ShouldBe(isBound);

    private static bool IsBounding(string text) => Bound().IsMatch(text);

    // Time by the clock of a test passes alike on every machine.
    [GeneratedRegex(
        @"(?:Elapsed(?:Time\(\w+\))?|waited)\.ShouldBeLessThan\(TimeSpan|\.WaitAsync\(\s*TimeSpan|GetTotalAllocatedBytes\(",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Bound();
}

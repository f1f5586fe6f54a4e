using Ballast.Tests.Support;

namespace Ballast.Tests.Tidiness;

/// <summary>Words that say more than any test here can show; nobody is to write them again, in the program or about it.</summary>
public sealed class WordsTests
{
    private const string Hypothesis = "a test gives a p-value, never the probability of a hypothesis";
    private const string NotEqual =
        "not shown is not equal: say which models can still be the best, and at which level";

    /// <summary>The words, and what is to be said instead.</summary>
    private static readonly (string Words, string Instead)[] TooStrong =
    [
        ("cannot be told apart", NotEqual),
        ("can be told apart", NotEqual),
        ("can be told from luck", NotEqual),
        ("is as good as", "only the equivalence test says that, with its margin (RankingVerdict)"),
        ("are as good as", "only the equivalence test says that, with its margin (RankingVerdict)"),
        ("not luck", Hypothesis),
        ("\"above 0\"", Hypothesis),
        ("probably above", Hypothesis),
        ("probability that the true", Hypothesis),
        ("did not change at the", "no alarm is no proof of steadiness: no change is shown"),
        ("in {values} has changed", "no alarm is no proof of steadiness: no change is shown"),
        ("group of firsts", "it is a model confidence set"),
        ("effective sample", "rounds are worth so many independent ones: IndependentRounds"),
    ];

    [Fact]
    public void NoText_SaysMoreThanTheTests()
    {
        foreach (var file in Texts())
        {
            foreach (var line in File.ReadLines(file))
            {
                foreach (var (words, instead) in TooStrong)
                    line.Contains(words, StringComparison.OrdinalIgnoreCase)
                        .ShouldBeFalse($"{file}: \"{line.Trim()}\": {instead}");
            }
        }
    }

    /// <summary>How many rounds are missing is said in one place, with the day by which they are there.</summary>
    [Fact]
    public void MoreRounds_AreSaidInOnePlace() =>
        Texts()
            .Where(f => File.ReadAllText(f).Contains("needs about {", StringComparison.Ordinal))
            .Select(Path.GetFileName)
            .ShouldBe(["Shortage.cs"]);

    private static IEnumerable<string> Texts() =>
        new[] { Repository.Path("src"), Repository.Path("docs") }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Append(Repository.Path("README.md"))
            .Where(f => Path.GetExtension(f) is ".cs" or ".mjs" or ".md")
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules"))
            .Order(StringComparer.Ordinal);
}

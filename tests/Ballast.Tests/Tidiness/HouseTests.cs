using System.Text.RegularExpressions;
using Ballast.Tests.Support;

namespace Ballast.Tests.Tidiness;

/// <summary>The house of docs/ARCHITECTURE.md, kept true by reading the sources.</summary>
public sealed partial class HouseTests
{
    /// <summary>Folders of Core in the order in which data flows: each uses only those before it.</summary>
    private static readonly string[] Line =
    [
        "Numerics",
        "Rounds",
        "Text",
        "Yaml",
        "Scoring",
        "Payouts",
        "Registry",
        "Ledger",
        "Store",
        "Risk",
        "Evidence",
        "Tiers",
        "Allocation",
        "Simulation",
        "Planning",
        "Backtesting",
        "Workflows",
        "Questions",
        "Alerts",
    ];

    [Fact]
    public void Core_EveryFolder_UsesOnlyFoldersBeforeIt()
    {
        foreach (var file in Sources("src", "Ballast.Core"))
        {
            var own = Array.IndexOf(Line, FolderOf(file));
            own.ShouldBeGreaterThanOrEqualTo(0, $"{file} lies in a folder that is not part of Core's line");
            foreach (Match match in CoreNamespace().Matches(File.ReadAllText(file)))
                Array
                    .IndexOf(Line, match.Groups["folder"].Value)
                    .ShouldBeLessThanOrEqualTo(own, $"{file} uses {match.Value}");
        }
    }

    /// <summary>Core before the middle ones before the programs; of the middle ones, Cluster and Server may use Storage and no other neighbour.</summary>
    [Fact]
    public void Project_RefersOnlyToWhatTheHouseAllows()
    {
        string[] middle = ["Delivery", "Files", "Numerai", "Sandbox", "Storage"];
        var allowed = middle.ToDictionary(m => m, _ => new[] { "Core" }, StringComparer.Ordinal);
        allowed["Core"] = [];
        allowed["Cluster"] = allowed["Server"] = ["Core", "Storage"];
        allowed["Worker"] = ["Cluster", "Core", "Storage"];
        allowed["Cli"] = ["Cluster", "Core", "Server", .. middle];
        Repository.Projects.Select(p => p["Ballast.".Length..]).ShouldBe(allowed.Keys, ignoreOrder: true);
        foreach (var (project, others) in allowed)
            ProjectReference()
                .Matches(File.ReadAllText(Repository.Path("src", $"Ballast.{project}", $"Ballast.{project}.csproj")))
                .Select(m => m.Groups["project"].Value)
                .ShouldBe(others, ignoreOrder: true, project);
    }

    [Theory]
    [InlineData("Ballast.Core", "Ballast.Core")]
    [InlineData("Ballast.Storage", "Ballast.Core|Ballast.Storage")]
    [InlineData("Ballast.Files", "Ballast.Core|Ballast.Files")]
    [InlineData("Ballast.Numerai", "Ballast.Core|Ballast.Numerai")]
    [InlineData("Ballast.Sandbox", "Ballast.Core|Ballast.Sandbox")]
    [InlineData("Ballast.Server", "Ballast.Core|Ballast.Storage|Ballast.Server")]
    [InlineData("Ballast.Delivery", "Ballast.Core|Ballast.Delivery")]
    [InlineData("Ballast.Cluster", "Ballast.Core|Ballast.Storage|Ballast.Cluster")]
    [InlineData("Ballast.Worker", "Ballast.Core|Ballast.Storage|Ballast.Cluster|Ballast.Worker")]
    public void Project_InTheMiddle_IsAStrangerToItsNeighbours(string project, string allowed)
    {
        foreach (var file in Sources("src", project))
        {
            foreach (Match match in AnyProject().Matches(File.ReadAllText(file)))
                allowed.Split('|').ShouldContain(match.Groups["project"].Value, $"{file} uses {match.Value}");
        }
    }

    /// <summary>What it settles it works out by itself; the scoring rules, which outside references check, are used in one folder.</summary>
    [Fact]
    public void Sandbox_UsesNothingOfCoreButRounds_AndScoringRulesInItsFolderOfScores()
    {
        var scoring = Repository.Path("src", "Ballast.Sandbox", "Scoring");
        foreach (var file in Sources("src", "Ballast.Sandbox"))
        {
            string[] allowed = Path.GetDirectoryName(file) == scoring ? ["Rounds", "Scoring"] : ["Rounds"];
            foreach (Match match in CoreNamespace().Matches(File.ReadAllText(file)))
                allowed.ShouldContain(match.Groups["folder"].Value, file);
        }
    }

    /// <summary>Who asks a store gets what is in it; who asks a view gets what was known at the question's moment, and asks once.</summary>
    [Fact]
    public void Store_IsNamedByNobodyWhoAnswersAQuestion()
    {
        string[] writers = ["Importing", "Syncing", "Collecting"];
        // Stands before the store itself, so that no name can slip past it: the report makes a view over it.
        string[] exceptions = ["AnonymousStore.cs"];
        var asked = Sources("src", "Ballast.Core")
            .Where(f => FolderOf(f) != "Store" && !exceptions.Contains(Path.GetFileName(f), StringComparer.Ordinal))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(writers.Contains))
            .Where(f => ReadStore().IsMatch(File.ReadAllText(f)))
            .Select(f => Path.GetFileName(f));
        asked.ShouldBeEmpty("ask the AsOfView that the question was handed");
    }

    [Fact]
    public void Simd_StandsOnlyInNumerics()
    {
        foreach (
            var file in Sources("src")
                .Where(f =>
                    !f.Contains(
                        $"{Path.DirectorySeparatorChar}Numerics{Path.DirectorySeparatorChar}",
                        StringComparison.Ordinal
                    )
                )
        )
            File.ReadAllText(file).ShouldNotContain("System.Runtime.Intrinsics", Case.Sensitive, file);
    }

    [Fact]
    public void File_StaysOneThing_OfAtMost300Lines()
    {
        const int Most = 300;
        foreach (var file in Sources("src"))
            File.ReadLines(file).Count().ShouldBeLessThanOrEqualTo(Most, file);
    }

    [Fact]
    public void Files_AtTheMedian_AreShort()
    {
        var lengths = Sources("src").Select(f => File.ReadLines(f).Count()).Order().ToList();
        lengths[lengths.Count / 2].ShouldBeLessThanOrEqualTo(120);
    }

    [Fact]
    public void Function_IsAtMost70LinesLong()
    {
        const int Most = 70;
        foreach (var file in Sources("src"))
        {
            foreach (var (name, length) in Functions(File.ReadAllLines(file)))
                length.ShouldBeLessThanOrEqualTo(Most, $"{name} in {file}");
        }
    }

    /// <summary>What a terminal would obey is taken out there, and nowhere else.</summary>
    [Fact]
    public void CommandLine_SpeaksThroughScreenAlone()
    {
        string[] mouths = ["Screen.cs", "CliHost.cs", "OutputWriter.cs"];
        foreach (var file in Sources("src", "Ballast.Cli").Where(f => !mouths.Contains(Path.GetFileName(f))))
            Speaking().IsMatch(File.ReadAllText(file)).ShouldBeFalse(file);
    }

    /// <summary>A command without workers loads nothing of theirs, so that it starts as quickly.</summary>
    [Fact]
    public void CommandLine_NamesWorkersInFewPlaces() =>
        Sources("src", "Ballast.Cli")
            .Where(f => File.ReadAllText(f).Contains("using Ballast.Cluster", StringComparison.Ordinal))
            .Select(f => Path.GetFileName(f)!)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["ClusterOption.cs", "Failure.cs"]);

    /// <summary>A file that a user named is written by OutputFile: never over a store, never half.</summary>
    [Fact]
    public void Files_AreWrittenInFewPlaces()
    {
        string[] writers =
        [
            // The way itself, and what writes to where it says.
            "PartialFile.cs",
            "StoreFile.cs",
            "ReportCommand.cs",
            // A download goes on over several runs, so its beginning has a name; it never has the file's own.
            "PartFile.cs",
            // Into temporary folders of their own, or files there that go away with them.
            "Upload.cs",
            "FileContent.cs",
            // Panels: whole before they have their names, and named by nobody but Ballast.
            "PanelFolder.cs",
        ];
        foreach (var file in Sources("src").Where(f => !writers.Contains(Path.GetFileName(f))))
            Writing().IsMatch(File.ReadAllText(file)).ShouldBeFalse(file);
    }

    [Fact]
    public void Sources_NameNoPathOfAMachine()
    {
        foreach (var file in Sources("src").Concat(Sources("tests")).Concat(Sources("bench")))
            MachinePath().IsMatch(File.ReadAllText(file)).ShouldBeFalse(file);
    }

    /// <summary>Bodies that begin with a brace on the indentation of a member: csharpier keeps that true.</summary>
    private static IEnumerable<(string Name, int Length)> Functions(string[] lines)
    {
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i] != "    {" || !lines[i - 1].Contains(')', StringComparison.Ordinal))
                continue;
            // An initializer of a field ends with a semicolon.
            var end = Array.FindIndex(lines, i, l => l is "    }" or "    };");
            yield return (lines[i - 1].Trim(), end - i - 1);
        }
    }

    private static string FolderOf(string file)
    {
        var inside = Path.GetRelativePath(Repository.Path("src", "Ballast.Core"), file);
        return inside.Split(Path.DirectorySeparatorChar)[0];
    }

    private static IEnumerable<string> Sources(params string[] folder) =>
        Directory
            .EnumerateFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    [GeneratedRegex(
        @"\b([sS]urroundings|[hH]ost)\.(Out|Error)\b|\bConsole\.(Out|Error|Write|OpenStandard)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Speaking();

    [GeneratedRegex(
        @"\bFile\.(Write|Create|Move|Copy|Append|Open|Replace)|\bFileMode\.(Create|Append|Truncate|OpenOrCreate)|new StreamWriter\(""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Writing();

    [GeneratedRegex(@"Ballast\.Core\.(?<folder>[A-Z]\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CoreNamespace();

    [GeneratedRegex(@"<ProjectReference Include=""[./]*Ballast\.(?<project>\w+)/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"(?:using|namespace)\s+(?<project>Ballast\.\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyProject();

    [GeneratedRegex(
        @"\bI(?:Tournament|Revision|Sync|Import)Store\b|\bnew RoundRules\(",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex ReadStore();

    [GeneratedRegex(@"""/(?:home|root|work|tmp|Users)/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachinePath();
}

using System.Text.Json;
using Ballast.Tests.Support;

namespace Ballast.Tests.Installing;

/// <summary>
/// What <c>publish.sh</c> makes works in a folder with nothing else in it. Minutes each: run them with
/// <c>./test.sh --filter-class '*PublishTests' --explicit only</c>.
/// </summary>
public sealed class PublishTests : IDisposable
{
    private static readonly Dictionary<string, string> Nothing = [];
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Explicit = true)]
    public async Task Archive_ForThisMachine_RunsInACleanFolder()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the archive that is tried is for Linux");
        var runtime = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier.Contains(
            "arm64",
            StringComparison.Ordinal
        )
            ? "linux-arm64"
            : "linux-x64";
        await Succeeds(Repository.Root, Nothing, Repository.Path("publish.sh"), "--out", _folder.Path("out"), runtime);
        var clean = Directory.CreateDirectory(_folder.Path("clean")).FullName;
        await Succeeds(clean, Nothing, "tar", "-xzf", _folder.Path($"out/ballast-{runtime}.tar.gz"));
        Directory.Delete(_folder.Path("out"), recursive: true);
        await Works(Path.Combine(clean, $"ballast-{runtime}", "ballast"), clean);
    }

    [Fact(Explicit = true)]
    public async Task Tool_FromAFolderOfPackages_RunsWhereItIsInstalled()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the package that is tried is for Linux");
        var packages = _folder.Path("packages");
        await Succeeds(Repository.Root, Nothing, Repository.Path("publish.sh"), "--out", packages, "tool", "linux-x64");
        var tools = _folder.Path("tools");
        await Succeeds(
            _folder.Root,
            Nothing,
            "dotnet",
            "tool",
            "install",
            "Ballast",
            "--tool-path",
            tools,
            "--source",
            packages,
            "--version",
            "0.1.0"
        );
        await Works(Path.Combine(tools, "ballast"), _folder.Root);
    }

    /// <summary>A store is made and asked, with each library that is no code of .NET: SQLite, the solvers; and a page, with its scripts.</summary>
    private async Task Works(string program, string folder)
    {
        var home = Directory.CreateDirectory(Path.Combine(folder, "home")).FullName;
        Dictionary<string, string> environment = new()
        {
            ["HOME"] = home,
            ["BALLAST_STORE"] = Path.Combine(home, "s.db"),
        };
        var imported = await Succeeds(
            home,
            environment,
            program,
            "import",
            Repository.Path("examples", "history.csv.gz")
        );
        imported.ShouldContain("6 models");
        var allocated = await Succeeds(
            home,
            environment,
            program,
            "allocate",
            "--method",
            "min-cvar,min-variance",
            "--json"
        );
        JsonDocument
            .Parse(allocated)
            .RootElement.GetProperty("methods")
            .EnumerateArray()
            .ShouldAllBe(m => m.Text("status") == "ok");
        var report = Path.Combine(home, "report.html");
        await Succeeds(home, environment, program, "report", "--out", report);
        (await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken)).ShouldContain("<script");
        (await Succeeds(home, environment, program, "completion", "bash")).ShouldContain("_ballast");
        (await Succeeds(home, environment, program, "--version")).ShouldStartWith("0.1.0");
    }

    private static async Task<string> Succeeds(
        string folder,
        IReadOnlyDictionary<string, string> environment,
        string program,
        params string[] arguments
    )
    {
        var (code, output) = await OtherProgram.RunAsync(folder, environment, program, arguments);
        code.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{output}");
        return output;
    }
}

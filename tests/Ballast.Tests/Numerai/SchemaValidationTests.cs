using System.ComponentModel;
using System.Diagnostics;
using Ballast.Core.Rounds;
using Ballast.Numerai;
using Ballast.Numerai.Errors;
using Ballast.Tests.Numerai.Support;

namespace Ballast.Tests.Numerai;

/// <summary>Documents against the schema, judged by the reference implementation of GraphQL (npm package graphql).</summary>
/// <remarks>
/// Needs Node with npm, which restores the package into tests/graphql on the first run; where either is missing, or nothing can be
/// restored, the tests are skipped and say so.
/// </remarks>
public class SchemaValidationTests
{
    [Fact]
    public async Task documents_of_the_library_are_valid()
    {
        var documents = Path.Combine(Root, "src", "Ballast.Numerai", "Documents");
        var count = Directory.GetFiles(documents, "*.graphql", SearchOption.AllDirectories).Length;

        var (code, output) = await ValidateAsync(documents);

        code.ShouldBe(0, output);
        output.ShouldContain($"{count} documents validated, 0 findings");
    }

    [Fact]
    public async Task documents_as_they_are_sent_are_valid_with_and_without_their_optional_parts()
    {
        using var directory = new TempDirectory();
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Json("""{"data":{"x":1}}""")));
        var filters = new[]
        {
            PerformanceFilter.All,
            new PerformanceFilter { Round = 1 },
            new PerformanceFilter
            {
                LastNRounds = 1,
                Limit = 2,
                Offset = 3,
                DistinctOnRound = true,
                ResolvedOnly = true,
                SubmittedOnly = true,
            },
        };

        foreach (var filter in filters)
            await Sent(() => fixture.Client.RoundPerformancesAsync("id", Tournament.Classic, filter));
        await Sent(() => fixture.Client.SubmissionScoresAsync("id", Tournament.Classic));
        await Sent(() => fixture.Client.RoundsAsync(Tournament.Classic));
        await Sent(() => fixture.Client.ClassicLeaderboardPageAsync());
        await Sent(() => fixture.Client.AccountModelsAsync());
        await Sent(() => fixture.Client.SubmissionsAsync());
        await Sent(() => fixture.Client.StakeTransactionsPageAsync());
        for (var i = 0; i < fixture.Server.Asked.Count; i++)
            await File.WriteAllTextAsync(Path.Combine(directory.Path, $"{i}.graphql"), fixture.Server.Asked[i].Query);

        var (code, output) = await ValidateAsync(directory.Path);

        code.ShouldBe(0, output);
        output.ShouldContain("9 documents validated");

        // The answer is nonsense; only what was sent matters here.
        static async Task Sent<T>(Func<Task<T>> ask) => await Should.ThrowAsync<NumeraiException>(ask);
    }

    [Fact]
    public async Task introspected_spelling_is_found_invalid()
    {
        using var directory = new TempDirectory();
        const string Wrong = "query($m: ID!) { v2RoundModelPerformances(modelId: $m, roundNumberEq: 5) { atRisk } }";
        await File.WriteAllTextAsync(Path.Combine(directory.Path, "wrong.graphql"), Wrong);

        var (code, output) = await ValidateAsync(directory.Path);

        code.ShouldBe(1);
        output.ShouldContain("Unknown argument \"roundNumberEq\"");
    }

    private static string Root
    {
        get
        {
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Ballast.slnx")))
                directory = directory.Parent;
            return directory?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
        }
    }

    private static readonly Lazy<Task<string?>> Unready = new(RestoreAsync);

    private static async Task<(int Code, string Output)> ValidateAsync(string directory)
    {
        if (await Unready.Value is { } reason)
            Assert.Skip(reason);
        var schema = Path.Combine(Root, "src", "Ballast.Numerai", "Schema");
        return await RunAsync("node", "validate.mjs", schema, directory);
    }

    /// <summary>Null when everything is there, else why not.</summary>
    private static async Task<string?> RestoreAsync()
    {
        try
        {
            await RunAsync("node", "--version");
            if (Directory.Exists(Path.Combine(Root, "tests", "graphql", "node_modules", "graphql")))
                return null;
            var (code, output) = await RunAsync("npm", "ci", "--no-audit", "--no-fund");
            return code == 0 ? null : $"The npm package graphql cannot be restored: {output}";
        }
        catch (Win32Exception e)
        {
            return $"Node with npm is not installed: {e.Message}";
        }
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Path.Combine(Root, "tests", "graphql"),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        return (process.ExitCode, await output + await error);
    }

    private sealed class TempDirectory : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("ballast-graphql-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}

using Ballast.Core.Rounds;
using Ballast.Numerai;
using Ballast.Numerai.Errors;
using Ballast.Tests.Numerai.Support;
using Ballast.Tests.Support;

namespace Ballast.Tests.Numerai;

/// <summary>Documents against the schema, judged by the reference implementation of GraphQL (npm package graphql).</summary>
public class SchemaValidationTests
{
    [Fact]
    public async Task documents_of_the_library_are_valid()
    {
        var documents = Repository.Path("src", "Ballast.Numerai", "Documents");
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

    private static readonly NpmFolder Node = new("graphql", "graphql");

    private static async Task<(int Code, string Output)> ValidateAsync(string directory)
    {
        await Node.NeedAsync();
        return await Node.RunAsync(
            "node",
            "validate.mjs",
            Repository.Path("src", "Ballast.Numerai", "Schema"),
            directory
        );
    }

    private sealed class TempDirectory : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("ballast-graphql-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}

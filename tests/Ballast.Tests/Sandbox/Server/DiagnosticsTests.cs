using System.Text;
using System.Text.Json;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Datasets;

namespace Ballast.Tests.Sandbox.Server;

public class DiagnosticsTests
{
    private const string Found =
        "query($m: String!, $id: String) { diagnostics(modelId: $m, id: $id) { id status message erasAcceptedCount validationCorrMean validationCorrStd validationCorrSharpe validationMaxDrawdown validationMmcMean validationBmcMean validationFeatureCorrMax validationFeatureNeutralCorrMean validationCorrPlusMmcMean examplePredsCorrMean validationApy perEraDiagnostics { era validationCorr validationMmc examplePredsCorr } } }";

    [Fact]
    public async Task ExamplePredictions_AreScoredByTheRules()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        using var files = new FileClient(client);
        var model = await client.OwnModelAsync();
        var example = await files.DatasetAsync("v5.2/validation_example_preds.csv");
        var id = await CreateAsync(files, model, example);
        var data = await client.DataAsync(Found, new { m = model, id }, key: true);
        var run = data.GetProperty("diagnostics")[0];

        run.GetProperty("status").GetString().ShouldBe("done");
        var span = EraSpan.Find(1266, 60).Validation;
        run.GetProperty("erasAcceptedCount").GetInt32().ShouldBe(span.Count);
        var corrs = new List<double>();
        foreach (var (era, row) in span.Zip(run.GetProperty("perEraDiagnostics").EnumerateArray()))
        {
            row.GetProperty("era").GetString().ShouldBe($"{era:0000}");
            if (corrs.Count < 5)
            {
                var hidden = new RoundData(1, Tournament.Classic, era);
                Number(row, "validationCorr").ShouldBe(PlainScores.Corr(hidden.Benchmark, hidden.Target(20)), 1e-9);
                Number(row, "validationMmc")
                    .ShouldBe(PlainScores.Mmc(hidden.Benchmark, hidden.MetaModel, hidden.Target(20)), 1e-9);
            }
            Number(row, "examplePredsCorr").ShouldBe(1, 1e-9);
            corrs.Add(Number(row, "validationCorr"));
        }
        Number(run, "validationCorrMean").ShouldBe(corrs.Average(), 1e-12);
        Number(run, "validationCorrMean").ShouldBeInRange(0.01, 0.05);
        // A model has nothing to add to itself.
        Number(run, "validationBmcMean").ShouldBe(0, 1e-9);
        Number(run, "validationMaxDrawdown").ShouldBeLessThan(0);
        // What is not computed is null.
        run.GetProperty("validationApy").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("id,prediction\na,0.5\nb,0.6\n", "invalid_submission_ids: no validation era has all of its ids there")]
    [InlineData("id,other\na,0.5\n", "invalid_submission_headers: headers must be one of id")]
    [InlineData("id,prediction\na,0.5\na,0.6\n", "invalid_submission_ids: Duplicates detected: a")]
    [InlineData("id,prediction\na,\n", "invalid_submission_values: submission must not contain NaNs")]
    public async Task File_ThatCannotBeScored_MakesAFailedRunThatSaysWhy(string file, string message)
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        using var files = new FileClient(client);
        var model = await client.OwnModelAsync();
        await CreateAsync(files, model, Encoding.UTF8.GetBytes(file));
        var run = (await client.DataAsync(Found, new { m = model }, key: true)).GetProperty("diagnostics")[0];
        run.GetProperty("status").GetString().ShouldBe("failed");
        run.GetProperty("message").GetString().ShouldStartWith(message);
        run.GetProperty("validationCorrMean").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static async Task<string> CreateAsync(FileClient files, string model, byte[] file)
    {
        var (filename, url) = await files.AddressAsync(model, "diagnosticsUploadAuth");
        await files.PutAsync(url, file);
        var made = await files.Api.DataAsync(
            "mutation($f: String!, $m: String) { createDiagnostics(filename: $f, tournament: 8, modelId: $m) { id } }",
            new { f = filename, m = model },
            key: true
        );
        return made.GetProperty("createDiagnostics").GetProperty("id").GetString()!;
    }

    private static double Number(JsonElement row, string name) => row.GetProperty(name).GetDouble();
}

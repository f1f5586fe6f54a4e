using System.Text.Json;
using Ballast.Tests.Scoring;
using Ballast.Tests.Support;
using Parquet;
using Parquet.Schema;

namespace Ballast.Tests.Cli;

/// <summary><c>ballast score FILE</c> on files as people have them.</summary>
public sealed class ScoreCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public void BigTable_GivesTheScoresOfNumeraiTools()
    {
        var answer = _line.Json(
            "score",
            ScoringOracle.Path("big_5000.csv"),
            "--predictions",
            "alpha,delta,five,withnan",
            "--meta",
            "meta_model",
            "--benchmark",
            "beta",
            "--features",
            ScoringOracle.Path("big_5000_features.csv")
        );
        answer.Text("schema").ShouldBe("ballast.score/1");
        (answer.Whole("rows"), answer.Whole("features")).ShouldBe((5000, 20));
        answer.GetProperty("eras").ValueKind.ShouldBe(JsonValueKind.Null);
        var functions = ScoringOracle.Big.Answers.GetProperty("functions");
        foreach (var name in new[] { "alpha", "delta", "five" })
        {
            var scores = answer.GetProperty("scores").GetProperty(name);
            void Is(string field, JsonElement expected, double tolerance = ScoringAssert.Exact) =>
                scores.Number(field).ShouldBe(expected.GetDouble(), tolerance, $"{name} {field}");
            Is("corr", functions.GetProperty("numerai_corr").GetProperty("None").GetProperty(name));
            Is("mmc", functions.GetProperty("correlation_contribution").GetProperty("None").GetProperty(name));
            Is("fnc", functions.GetProperty("feature_neutral_corr").GetProperty(name), ScoringAssert.Neutral);
            Is("cwmm", functions.GetProperty("corr_with_meta_model").GetProperty(name));
            Is("maxFeatureCorr", functions.GetProperty("max_feature_correlation").GetProperty(name)[1]);
            scores
                .Text("maxFeature")
                .ShouldBe(functions.GetProperty("max_feature_correlation").GetProperty(name)[0].GetString());
            Is("spearman", functions.GetProperty("spearman").GetProperty(name));
            Is("pearson", functions.GetProperty("pearson").GetProperty(name));
            Is("rankCorr", functions.GetProperty("tie_broken_rank_correlation").GetProperty(name));
            scores.GetProperty("bmc").ValueKind.ShouldBe(JsonValueKind.Number);
            scores.GetProperty("notComputed").EnumerateObject().ShouldBeEmpty();
        }
        var gaps = answer.GetProperty("scores").GetProperty("withnan");
        gaps.Number("corr")
            .ShouldBe(
                functions.GetProperty("numerai_corr_withnan_alone").GetProperty("withnan").GetDouble(),
                ScoringAssert.Exact
            );
        gaps.GetProperty("fnc").ValueKind.ShouldBe(JsonValueKind.Null);
        gaps.GetProperty("notComputed").Text("fnc").ShouldEndWith("and this score takes none: fill them");
        gaps.Whole("missing").ShouldBe(147);
    }

    [Fact]
    public void Bound_IsThatOfNumeraiTools()
    {
        var answer = _line.Json(
            "score",
            ScoringOracle.Path("big_5000.csv"),
            "--predictions",
            "alpha",
            "--meta",
            "meta_model",
            "--top-bottom",
            "200"
        );
        var functions = ScoringOracle.Big.Answers.GetProperty("functions");
        var scores = answer.GetProperty("scores").GetProperty("alpha");
        foreach (var (field, function) in new[] { ("corr", "numerai_corr"), ("mmc", "correlation_contribution") })
            scores
                .Number(field)
                .ShouldBe(
                    functions.GetProperty(function).GetProperty("200").GetProperty("alpha").GetDouble(),
                    ScoringAssert.Exact
                );
    }

    /// <summary>Ties go by id, as in Numerai's frames, whatever the order of the rows; a packed file is the same file.</summary>
    [Fact]
    public void Rows_InAnotherOrder_OrFormat_GiveTheSame()
    {
        var lines = File.ReadAllLines(ScoringOracle.Path("big_5000.csv"));
        var turned = _line.Folder.Write("turned.csv", string.Join('\n', lines.Take(1).Concat(lines.Skip(1).Reverse())));
        using (var packed = File.Create(_line.Folder.Path("big.csv.gz")))
        using (var zip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest))
            zip.Write(File.ReadAllBytes(ScoringOracle.Path("big_5000.csv")));
        string[] asked = ["--predictions", "ties2,five", "--meta", "meta_model", "--top-bottom", "300"];
        string Scores(string file) => _line.Json(["score", file, .. asked]).GetProperty("scores").GetRawText();
        var plain = Scores(ScoringOracle.Path("big_5000.csv"));
        Rounded(Scores(turned)).ShouldBe(Rounded(plain));
        Scores(_line.Folder.Path("big.csv.gz")).ShouldBe(plain);
    }

    [Fact]
    public async Task Parquet_OfPandas_GivesTheSame()
    {
        var big = ScoringOracle.Big;
        var path = _line.Folder.Path("big.parquet");
        var schema = new ParquetSchema(
            new DataField<double?>("withnan"),
            new DataField<double>("target"),
            new DataField<string>("id"),
            new DataField<sbyte>("five")
        );
        var fields = schema.GetDataFields();
#pragma warning disable xUnit1051 // A small file needs no cancelling.
        await using (var file = File.Create(path))
        await using (var writer = await ParquetWriter.CreateAsync(schema, file))
        {
            // Two groups of rows, as a large file has them.
            foreach (var rows in new[] { 0..2000, 2000..5000 })
            {
                using var group = writer.CreateRowGroup();
                double?[] gaps = Array.ConvertAll(big["withnan"][rows], v => double.IsNaN(v) ? (double?)null : v);
                await group.WriteAsync<double>(fields[0], gaps.AsMemory());
                await group.WriteAsync<double>(fields[1], big.Target[rows].AsMemory());
                var ids = Enumerable.Range(0, 5000).Select(i => $"n{i:000000}").ToArray()[rows];
                await group.WriteAsync(fields[2], (IReadOnlyCollection<string>)ids);
                sbyte[] five = Array.ConvertAll(big["five"][rows], v => (sbyte)(v * 4));
                await group.WriteAsync<sbyte>(fields[3], five.AsMemory());
                group.CompleteValidate();
            }
        }
#pragma warning restore xUnit1051
        var answer = _line.Json("score", path, "--predictions", "withnan,five").GetProperty("scores");
        var functions = big.Answers.GetProperty("functions");
        answer
            .GetProperty("withnan")
            .Number("corr")
            .ShouldBe(
                functions.GetProperty("numerai_corr_withnan_alone").GetProperty("withnan").GetDouble(),
                ScoringAssert.Exact
            );
        answer
            .GetProperty("five")
            .Number("corr")
            .ShouldBe(
                functions.GetProperty("numerai_corr").GetProperty("None").GetProperty("five").GetDouble(),
                ScoringAssert.Exact
            );
        answer.GetProperty("withnan").Whole("missing").ShouldBe(147);
        var refused = _line.Run("score", path, "--predictions", "id");
        refused.Code.ShouldBe(1);
        refused.Error.ShouldContain("big.parquet holds no numbers in the column id.");
    }

    [Fact]
    public void Eras_AreScoredEach_AndTheMeanHasAnInterval()
    {
        var file = PredictionFiles.Eras(_line);
        var answer = _line.Json("score", file, "--target", "target_20", "--predictions", "p,q", "--meta", "meta");
        (answer.GetProperty("eras").GetArrayLength(), answer.Whole("erasLeftOut"), answer.Whole("overlap")).ShouldBe(
            (30, 1, 4)
        );
        var scores = answer.GetProperty("scores").GetProperty("p");
        double[] eras =
        [
            .. scores.GetProperty("byEra").GetProperty("corr").EnumerateArray().Select(e => e.GetDouble()),
        ];
        eras.Length.ShouldBe(30);
        scores.Number("corr").ShouldBe(eras.Average(), 1e-15);
        var spread = scores.GetProperty("spread").GetProperty("corr");
        spread.Number("mean").ShouldBe(eras.Average(), 1e-15);
        spread.Number("sd").ShouldBe(Math.Sqrt(eras.Sum(e => Math.Pow(e - eras.Average(), 2)) / 29), 1e-12);
        spread.Number("low").ShouldBeLessThan(eras.Average());
        spread.Number("high").ShouldBeGreaterThan(eras.Average());
        // One era alone, cut out of the file, has the score that stands for it.
        var alone = _line.Folder.Write(
            "alone.csv",
            string.Join(
                '\n',
                File.ReadLines(file)
                    .Where(l =>
                        l.StartsWith("id", StringComparison.Ordinal) || l.Contains(",0107,", StringComparison.Ordinal)
                    )
            )
        );
        _line
            .Json("score", alone, "--target", "target_20", "--predictions", "p")
            .GetProperty("scores")
            .GetProperty("p")
            .Number("corr")
            .ShouldBe(eras[7], 1e-15);
        _line
            .Run("score", file, "--target", "target_20", "--predictions", "p,q")
            .Joined()
            .ShouldContain("The highest of several is high by chance too.");
    }

    /// <summary>A week apart four eras share days of a 20-day target, a month apart none; of a 60-day target twelve.</summary>
    [Theory]
    [InlineData(1, "", 4)]
    [InlineData(2, "", 2)]
    [InlineData(4, "", 1)]
    [InlineData(1, "--overlap 7", 7)]
    public void Overlap_FollowsTheStepBetweenEras(int step, string more, int overlap)
    {
        var file = PredictionFiles.Eras(_line, 12, step);
        string[] asked = ["score", file, "--target", "target_20", "--predictions", "p"];
        var answer = _line.Json([.. asked, .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        answer.Whole("overlap").ShouldBe(overlap);
        var spread = answer.GetProperty("scores").GetProperty("p").GetProperty("spread").GetProperty("corr");
        if (overlap == 1)
            spread.GetProperty("noInterval").ValueKind.ShouldBe(JsonValueKind.Null);
        else
            spread
                .Text("noInterval")
                .ShouldBe($"an interval needs {6 * overlap} eras where {overlap} in a row share days");
    }

    [Theory]
    [InlineData("--benchmark|benchmark")]
    [InlineData("--meta|meta")]
    [InlineData("--top-bottom|20")]
    [InlineData("--no-target-power")]
    [InlineData("--overlap|2")]
    [InlineData("--predictions|q")]
    [InlineData("--target|benchmark")]
    [InlineData("--features|{features}")]
    public void Option_ChangesTheAnswer(string option)
    {
        var file = PredictionFiles.Eras(_line);
        var words = option.Replace("{features}", file, StringComparison.Ordinal).Split('|');
        string[][] usual =
        [
            ["--target", "target_20"],
            ["--predictions", "p"],
        ];
        string Said(IEnumerable<string[]> options)
        {
            var said = _line.Run(["score", file, .. options.SelectMany(o => o), "--json"]);
            said.Code.ShouldBe(0, said.Out);
            return said.Out;
        }
        Said([.. usual.Where(u => u[0] != words[0]), words]).ShouldNotBe(Said(usual));
    }

    [Fact]
    public void Era_ByAnotherName_IsFound()
    {
        var file = PredictionFiles.Eras(_line, 3);
        File.WriteAllText(file, File.ReadAllText(file).Replace("id,era,", "id,friday,", StringComparison.Ordinal));
        string[] asked = ["score", file, "--target", "target_20", "--predictions", "p"];
        // Taken for one round, a third of it lacks the target.
        _line.Run(asked).Error.ShouldContain("only 200 of 300 rows have every value");
        _line.Json([.. asked, "--era", "friday"]).GetProperty("eras").GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(80)]
    [InlineData(200)]
    public void Words_FitTheWidth_AndTheAnswerStandsFirst(int width)
    {
        using var line = new CommandLine { Width = width };
        var said = line.Run(
            "score",
            PredictionFiles.Eras(line),
            "--target",
            "target_20",
            "--predictions",
            "p,q",
            "--meta",
            "meta"
        );
        said.Code.ShouldBe(0, said.Error);
        said.Joined().ShouldStartWith("Of 2 predictions ");
        said.Out.Split('\n').ShouldAllBe(l => l.Length <= width);
    }

    private static string Rounded(string json) =>
        System.Text.RegularExpressions.Regex.Replace(
            json,
            @"(?<kept>\.\d{12})\d*",
            "${kept}",
            default,
            TimeSpan.FromSeconds(1)
        );
}

using System.Text.Json;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>Files that cannot be scored: one line that says what to do, and a code for scripts.</summary>
public sealed class ScoreRefusalTests : IDisposable
{
    private const string Header = "id,target,prediction";

    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("score nowhere.csv", 1, "no-file", "There is no file nowhere.csv.")]
    [InlineData("explain", 2, "usage", "explain takes a word more: MODEL. For example: ballast explain alice 1200.")]
    [InlineData("score", 2, "usage", "score takes a word more: FILE. See: ballast score --help")]
    [InlineData(
        "score {0} --predictions predicton",
        1,
        "unknown-column",
        "Did you mean 'prediction'? It has: id, target and prediction."
    )]
    [InlineData(
        "score {0} --target targt",
        1,
        "unknown-column",
        "has no column 'targt' (--target). Did you mean 'target'?"
    )]
    [InlineData("score {0} --meta mm", 1, "unknown-column", "has no column 'mm' (--meta).")]
    [InlineData("score {0} --benchmark bb", 1, "unknown-column", "has no column 'bb' (--benchmark).")]
    [InlineData("score {0} --era x", 1, "unknown-column", "has no column 'x' (--era).")]
    [InlineData("score {0} --features nowhere.csv", 1, "no-file", "There is no file nowhere.csv.")]
    [InlineData("score {0} --top-bottom 0", 2, "usage", "--top-bottom is a number from 1 on, not 0.")]
    [InlineData("score {0} --overlap 0", 2, "usage", "--overlap is a number from 1 on, not 0.")]
    [InlineData(
        "score {0} --top-bottom 11",
        1,
        "not-scored",
        "20 rows do not hold 11 at the top and 11 others at the bottom: ask for fewer."
    )]
    [InlineData("score {0} --predictions id", 1, "not-a-table", "'a00' in the column id is no number")]
    [InlineData("ensemble {0}", 2, "usage", "--weights names two predictions or more, such as p=0.5,q=0.5.")]
    [InlineData(
        "ensemble {0} --weights target=1,prediction",
        2,
        "usage",
        "--weights: 'prediction' is no COLUMN=WEIGHT."
    )]
    [InlineData("ensemble {0} --weights target=1,predicton=1", 1, "unknown-column", "Did you mean 'prediction'?")]
    [InlineData("ensemble {0} --weights target=1,prediction=-1", 1, "bad-weights", "none below 0, not all 0.")]
    [InlineData("ensemble {0} --weights target=0,prediction=0", 1, "bad-weights", "none below 0, not all 0.")]
    [InlineData("ensemble {0} --weights target=1,target=2", 1, "bad-weights", "A prediction stands twice")]
    [InlineData(
        "ensemble {0} --weights target=1,prediction=1 --blend mean",
        2,
        "usage",
        "--blend is rank, raw or gaussian"
    )]
    [InlineData(
        "ensemble {0} --weights target=1,prediction=1 --score fnc=1",
        2,
        "usage",
        "--score is corr=A,mmc=B, not 'fnc=1'."
    )]
    [InlineData(
        "ensemble {0} --weights target=1,prediction=1 --rule none",
        2,
        "usage",
        "No rule 'none' of classic is known."
    )]
    [InlineData(
        "ensemble {0} --weights target=1,prediction=1 --stake much",
        2,
        "usage",
        "--stake is a number from 0 to"
    )]
    public void Mistake_IsOneLineThatSaysWhatToDo(string asked, int exit, string code, string line)
    {
        var file = PredictionFiles.Round(_line, Header, 20, i => $"a{i:00},{i % 5 / 4.0},{i * 7 % 20}");
        string[] words = [.. asked.Split(' ').Select(w => w == "{0}" ? file : w)];
        Refused(words, exit, code, line);
    }

    [Theory]
    [InlineData("a{0},0.5,{1}", 5, "too-few-rows", "round.csv has 5 rows; a score of fewer than 10 says nothing.")]
    [InlineData("a{0},,{1}", 20, "no-target", "No row of round.csv has a target: it can be scored once the round has.")]
    [InlineData(
        "a{0},{2},1",
        20,
        "not-scored",
        "prediction has no score: the prediction is the same in every row, so it correlates with nothing."
    )]
    [InlineData(
        "a{0},1,{1}",
        20,
        "not-scored",
        "prediction has no score: the target is the same in every row, so it correlates with nothing."
    )]
    [InlineData(
        "a{0},{2},{3}",
        20,
        "not-scored",
        "prediction has no score: only 15 of 20 rows have every value, and Numerai scores from 80 % on: fill the missing ones."
    )]
    [InlineData(
        "a,{2},{1}",
        20,
        "same-id",
        "The id a stands twice in round.csv. If it holds several eras, name their column: --era COLUMN."
    )]
    [InlineData(
        "a{0},{2},many",
        20,
        "not-a-table",
        "round.csv cannot be read at line 2: 'many' in the column prediction is no number."
    )]
    [InlineData("a{0},{2},1e999", 20, "not-a-table", "'1e999' in the column prediction is no number.")]
    [InlineData("a{0},{2}", 20, "not-a-table", "round.csv cannot be read at line 2: 2 cells where the header has 3.")]
    public void File_ThatCannotBeScored_SaysWhy(string row, int rows, string code, string line)
    {
        var file = PredictionFiles.Round(
            _line,
            Header,
            rows,
            i => string.Format(Culture, row, i, i * 7 % 20, i % 5 / 4.0, i % 4 == 0 ? "" : $"{i}")
        );
        Refused(["score", file], 1, code, line);
    }

    [Fact]
    public void ColumnThatStandsTwice_OrPredictionsThatAreNotCalledSo_AreAskedFor()
    {
        var file = PredictionFiles.Round(_line, "id,target,p,p", 20, i => $"a{i:00},{i % 5 / 4.0},{i},1");
        Refused(["score", file], 1, "unknown-column", "Say which columns are predictions with --predictions A,B");
        Refused(["score", file, "--predictions", "p"], 1, "unknown-column", "has 2 columns 'p'; rename all but one");
    }

    [Theory]
    [InlineData("id,feature_a", "b{0:00},{1}", 20, "no-features", "The id a00 of round.csv is not in features.csv.")]
    [InlineData("id,feature_a", "a00,{1}", 20, "same-id", "The id a00 stands twice in features.csv.")]
    [InlineData("feature_a", "{1}", 20, "no-ids", "Of round.csv and features.csv only one has a column of ids")]
    [InlineData("id,era", "a{0:00},{1}", 20, "unknown-column", "features.csv has no column of features.")]
    public void Features_OfOtherRows_AreRefused(string header, string row, int rows, string code, string line)
    {
        var file = PredictionFiles.Round(_line, Header, 20, i => $"a{i:00},{i % 5 / 4.0},{i * 7 % 20}");
        var features = PredictionFiles.Round(
            _line,
            header,
            rows,
            i => string.Format(Culture, row, i, i % 3),
            "features.csv"
        );
        Refused(["score", file, "--features", features], 1, code, line);
    }

    /// <summary>A gap in the features costs the scores that need them, and the others stand.</summary>
    [Fact]
    public void Features_WithGaps_CostOnlyTheirScores()
    {
        var file = PredictionFiles.Round(_line, Header, 20, i => $"a{i:00},{i % 5 / 4.0},{i * 7 % 20}");
        var features = PredictionFiles.Round(
            _line,
            "id,feature_a",
            20,
            i => $"a{i:00},{(i == 3 ? "" : $"{i % 3}")}",
            "features.csv"
        );
        var scores = _line.Json("score", file, "--features", features).GetProperty("scores").GetProperty("prediction");
        scores.GetProperty("corr").ValueKind.ShouldBe(JsonValueKind.Number);
        scores.GetProperty("fnc").ValueKind.ShouldBe(JsonValueKind.Null);
        scores
            .GetProperty("notComputed")
            .Text("fnc")
            .ShouldBe("1 value is missing in the features, and this score takes none: fill it");
        _line.Run("score", file, "--features", features).Out.ShouldContain("prediction: no FNC and max feature corr: ");
    }

    [Theory]
    [InlineData("score", "--store", "x")]
    [InlineData("score", "--tournament", "crypto")]
    [InlineData("score", "--as-of", "2026-01-01")]
    [InlineData("ensemble", "--store", "x")]
    public void OptionOfQuestions_WithoutEffect_IsSaid(string command, string option, string value)
    {
        var file = PredictionFiles.Round(_line, "id,target,p,q", 20, i => $"a{i:00},{i % 5 / 4.0},{i * 7 % 20},{i}");
        string[] more = command == "score" ? ["--predictions", "p"] : ["--weights", "p=1,q=1"];
        var said = _line.Run([command, file, .. more, option, value]);
        said.Code.ShouldBe(0, said.Error);
        said.Error.ShouldContain($"{option} has no effect on {command}.");
    }

    private static System.Globalization.CultureInfo Culture => System.Globalization.CultureInfo.InvariantCulture;

    private void Refused(string[] words, int exit, string code, string line)
    {
        var said = _line.Run(words);
        said.Code.ShouldBe(exit, said.Out + said.Error);
        said.Out.ShouldBeEmpty();
        said.Error.ShouldContain(line);
        said.Error.Trim().Split('\n').Length.ShouldBe(1);
        var json = _line.Run([.. words, "--json"]);
        json.Code.ShouldBe(exit);
        JsonDocument.Parse(json.Out).RootElement.Text("code").ShouldBe(code);
    }
}

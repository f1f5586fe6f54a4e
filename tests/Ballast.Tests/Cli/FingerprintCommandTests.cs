using System.Globalization;
using Ballast.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Parquet;
using Parquet.Schema;

namespace Ballast.Tests.Cli;

/// <summary>Fingerprints of files, and the question about those that are kept.</summary>
public sealed class FingerprintCommandTests : IDisposable
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(40);
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Hash_OfTheSameNumbers_IsTheSameHoweverTheyAreWritten()
    {
        string[] spellings = ["R", "E16", "F20", "0.####################", ".####################"];
        Prop.ForAll(
                Gen.Choose(0, 1_000_000).ListOf(30).ToArbitrary(),
                numbers =>
                {
                    double[] values = [.. numbers.Select(n => n / 1_000_000.0)];
                    var random = new Random(numbers[0]);
                    var plain = Write("plain.csv", "id,prediction", [.. values.Select((v, i) => $"i{i},{v:R}")]);
                    string[] rows =
                    [
                        .. values.Select((v, i) => $"{Spelt(v, spellings[random.Next(spellings.Length)])},x,i{i}"),
                    ];
                    random.Shuffle(rows);
                    var other = Write("other.csv", "prediction,more,id", rows);
                    return Hash(plain) == Hash(other);
                }
            )
            .Check(Runs);
    }

    [Fact]
    public async Task Hash_OfParquet_IsThatOfTheSameNumbersAsCsvAndAnotherForFloats()
    {
        double[] values = [0.1, 1.0 / 3, 0.75, 2.0 / 7];
        var csv = Write("p.csv", "id,prediction", [.. values.Select((v, i) => $"i{i},{v:R}")]);
        var parquet = await ParquetAsync("p.parquet", values.Reverse().ToArray(), ["i3", "i2", "i1", "i0"]);
        Hash(parquet).ShouldBe(Hash(csv));
        var floats = await ParquetAsync("f.parquet", Array.ConvertAll(values, v => (float)v), ["i0", "i1", "i2", "i3"]);
        Hash(floats).ShouldNotBe(Hash(csv));
        var like = _line.Json("fingerprint", csv, floats).GetProperty("files")[0].GetProperty("like")[0];
        like.GetProperty("kind").GetString().ShouldBe("rounded");
    }

    [Fact]
    public void Fingerprint_WithModelAndRound_IsKeptAndRecognisedLater()
    {
        var file = Random("a.csv", 1);
        var first = _line.Json("fingerprint", file, "--model", "ann", "--round", "1290");
        first.GetProperty("files")[0].GetProperty("isKept").GetBoolean().ShouldBeTrue();
        first.GetProperty("compared").GetInt32().ShouldBe(0);
        _line.Json("fingerprint", Random("b.csv", 1), "--model", "bob", "--round", "1290");
        var later = _line.Json("fingerprint", Random("c.csv", 1)).GetProperty("files")[0].GetProperty("like");
        later
            .EnumerateArray()
            .Select(l => (l.GetProperty("model").GetString(), l.GetProperty("kind").GetString()))
            .ShouldBe([("ann", "identical"), ("bob", "identical")]);
        _line.Run("fingerprint", file).Out.ShouldContain("the same as ann, round 1290");
        _line.Run("fingerprint", Random("d.csv", 2)).Out.ShouldContain("0 the same as another");

        var answer = _line.Json("fingerprints");
        var group = answer.GetProperty("duplicates").EnumerateArray().ShouldHaveSingleItem();
        group.GetProperty("slots").EnumerateArray().Select(s => s.GetString()).ShouldBe(["ann", "bob"]);
        answer.GetProperty("judged").GetInt32().ShouldBe(0);
        var words = _line.Run("fingerprints").Out;
        words.ShouldContain("ann and bob hold the same predictions");
        words.ShouldContain("whether a slot changed cannot be said yet");
        _line.Json("fingerprints", "--from", "1291").GetProperty("submissions").GetInt32().ShouldBe(0);
        _line.Json("fingerprints", "--to", "1289").GetProperty("submissions").GetInt32().ShouldBe(0);
        _line.Run("fingerprints", "--since", "nonsense").Error.ShouldContain("No era 'nonsense'");
        // Nothing was kept yet by then.
        _line.Json("fingerprints", "--as-of", "2020-01-01").GetProperty("submissions").GetInt32().ShouldBe(0);
    }

    [Fact]
    public void Fingerprints_WithALowerCorrelation_HaveMoreNearCopies()
    {
        _line.Json("fingerprint", Random("a.csv", 1), "--model", "ann", "--round", "1290");
        _line.Json("fingerprint", Random("b.csv", 1, 0.8), "--model", "bob", "--round", "1290");
        _line.Json("fingerprints").GetProperty("nearCopies").GetArrayLength().ShouldBe(0);
        var near = _line.Json("fingerprints", "--near", "0.7").GetProperty("nearCopies")[0];
        near.GetProperty("correlation").GetDouble().ShouldBe(0.89, 0.03);
        _line.Run("fingerprints", "--near", "2").Code.ShouldBe(2);
        _line.Run("fingerprints", "--near", "0.7").Out.ShouldContain("hold nearly the same predictions");
    }

    [Fact]
    public void Fingerprint_OfWhatCannotBeKept_IsWrongUsageOrRefused()
    {
        var file = Random("a.csv", 1);
        _line.Run("fingerprint", file, "--model", "ann").Code.ShouldBe(2);
        _line.Run("fingerprint", file, file, "--model", "ann", "--round", "5").Code.ShouldBe(2);
        _line.Run("fingerprint", file, "--model", "ann", "--round", "0").Code.ShouldBe(2);
        var gap = Write("gap.csv", "id,prediction", ["a,0.5", "b,"]);
        _line.Run("fingerprint", gap).Error.ShouldContain("no prediction in 1 row");
        _line.Run("fingerprint", Write("none.csv", "id,prediction", [])).Error.ShouldContain("has no rows");
        _line.Run("fingerprint", file, Write("x.csv", "id,other", ["a,1"])).Error.ShouldContain("called prediction");
        _line.Run("import", Repository.Path("examples", "performances.csv")).Code.ShouldBe(0);
        _line.Run("fingerprints").Out.ShouldContain("No submission is kept");
    }

    private string? Hash(string file) =>
        _line
            .Json("fingerprint", file)
            .GetProperty("files")[0]
            .GetProperty("fingerprint")
            .GetProperty("contentHash")
            .GetString();

    private string Random(string name, int seed, double share = 1)
    {
        var (random, noise) = (new Random(seed), new Random(99));
        return Write(
            name,
            "id,prediction",
            [
                .. Enumerable
                    .Range(0, 1000)
                    .Select(i =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"i{i},{(share * random.NextDouble()) + ((share == 1 ? 0 : 0.6) * noise.NextDouble() / 1.5)}"
                        )
                    ),
            ]
        );
    }

    private string Write(string name, string header, string[] rows) =>
        _line.Folder.Write(name, $"{header}\n{string.Join('\n', rows)}\n");

    private static string Spelt(double value, string spelling)
    {
        var text = value.ToString(spelling, CultureInfo.InvariantCulture);
        // Only a spelling that says the same number, and one that is no empty cell.
        return text.Length > 0 && double.Parse(text, CultureInfo.InvariantCulture).Equals(value)
            ? text
            : value.ToString("R", CultureInfo.InvariantCulture);
    }

    private async Task<string> ParquetAsync<T>(string name, T[] values, string[] ids)
        where T : struct
    {
        var path = _line.Folder.Path(name);
        var schema = new ParquetSchema(new DataField<string>("id"), new DataField<T>("prediction"));
        var fields = schema.GetDataFields();
#pragma warning disable xUnit1051 // A small file needs no cancelling.
        await using (var file = File.Create(path))
        await using (var writer = await ParquetWriter.CreateAsync(schema, file))
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(fields[0], (IReadOnlyCollection<string>)ids);
            await group.WriteAsync<T>(fields[1], values.AsMemory());
            group.CompleteValidate();
        }
#pragma warning restore xUnit1051
        return path;
    }
}

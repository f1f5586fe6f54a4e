using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Ballast.Core.Numerics;
using Ballast.Tests.Support;
using Parquet;
using Parquet.Schema;

namespace Ballast.Tests.Cli;

/// <summary>
/// Mutated files at the door: whatever comes, the command ends with a document and one of its exit codes, never with <c>internal</c> or a trace, and no
/// value that cannot be is kept. The long run is explicit (docs/import.md says how); the mutations come from a seed and are the same each time.
/// </summary>
public sealed class DoorFuzzTests : IDisposable
{
    private const int FilesInAStore = 200;

    private static readonly string[] Nasty =
    [
        "1e30",
        "-1e308",
        "12500000000000000000",
        "79228162514264337593543950335",
        "9999-12-31",
        "0001-01-01T00:00:00Z",
        "2101-01-01T00:00:00+14:00",
        "\0",
        "\u001b[2J",
        "\uFFFD",
        "nan",
        "inf",
        "-0",
        "1,234",
        "12,5",
        "\"",
        "'",
        ",",
        ";",
        "\n",
        "\r\n",
        "\t",
        "{",
        "}",
        "[",
        "]",
        "null",
        "true",
        "100000",
        "2147483648",
        "-1",
        "5e-324",
        "=cmd|' /C calc'!A0",
        "\\ud800",
        "roundNumber",
        "username",
        "date",
        "tournament",
        "payoutSettled",
        "Unnamed: 0",
    ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Import_SomeMutatedFiles_EndInOrder() => Fuzz(150, seed: 1);

    [Fact(Explicit = true)]
    public void Import_TwentyThousandMutatedFiles_EndInOrder() => Fuzz(20_000, seed: 2);

    private void Fuzz(int files, ulong seed)
    {
        var seeds = Seeds();
        var chance = new SeededRandom(seed, 20261128);
        var kept = 0;
        var ends = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var done = 0; done < files; )
        {
            using var line = new CommandLine();
            for (var i = 0; i < FilesInAStore && done < files; i++, done++)
            {
                var (name, bytes) = seeds[(int)(chance.Uniform() * seeds.Count)];
                var path = line.Folder.Path($"{done}-{name}");
                File.WriteAllBytes(path, Mutated(bytes, ref chance));
                var end = Import(line, path, ref chance);
                ends[end] = ends.GetValueOrDefault(end) + 1;
                kept += end == "0" ? 1 : 0;
                File.Delete(path);
            }
            SoundStore.Look(line, CommandLine.UsualNow);
        }
        TestContext.Current.SendDiagnosticMessage(
            $"{files} files: {string.Join(", ", ends.Select(e => $"{e.Key} {e.Value}"))}"
        );
        // Else the mutations are too coarse to reach what lies behind the door.
        kept.ShouldBeGreaterThan(files / 10);
    }

    private static string Import(CommandLine line, string path, ref SeededRandom chance)
    {
        string[][] options =
        [
            [],
            ["--metric", "corr"],
            ["--model", "one"],
            ["--force"],
            ["--dry-run"],
            ["--strict"],
            ["--tournament", "signals"],
            ["--metric", "mmc", "--force"],
        ];
        var said = line.Run(["import", path, "--json", .. options[(int)(chance.Uniform() * options.Length)]]);
        var context = $"{Path.GetFileName(path)}: {said.Out} {said.Error}";
        said.Code.ShouldBeInRange(0, 3, context);
        said.Out.ShouldNotContain("   at ", Case.Sensitive, context);
        using var document = JsonDocument.Parse(said.Out);
        if (!document.RootElement.TryGetProperty("code", out var code))
            return "0";
        code.GetString().ShouldNotBe("internal", context);
        return code.GetString()!;
    }

    private static byte[] Mutated(byte[] original, ref SeededRandom chance)
    {
        var bytes = original.ToList();
        var times = 1 + (int)(chance.Uniform() * 4);
        for (var i = 0; i < times && bytes.Count > 4; i++)
        {
            var at = (int)(chance.Uniform() * bytes.Count);
            var length = Math.Min(bytes.Count - at, 1 + (int)(chance.Uniform() * chance.Uniform() * 60));
            switch ((int)(chance.Uniform() * 6))
            {
                case 0:
                    bytes[at] = (byte)(chance.Uniform() * 256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.InsertRange(at, Word(ref chance));
                    break;
                case 4:
                    Cell(bytes, at, Word(ref chance));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }
        return [.. bytes];
    }

    private static byte[] Word(ref SeededRandom chance) =>
        Encoding.UTF8.GetBytes(Nasty[(int)(chance.Uniform() * Nasty.Length)]);

    /// <summary>Puts a word in the place of the cell that stands here.</summary>
    private static void Cell(List<byte> bytes, int at, byte[] word)
    {
        static bool IsEnd(byte b) => b is (byte)',' or (byte)'\n' or (byte)';' or (byte)':' or (byte)'"';
        var (from, to) = (at, at);
        while (from > 0 && !IsEnd(bytes[from - 1]))
            from--;
        while (to < bytes.Count && !IsEnd(bytes[to]))
            to++;
        bytes.RemoveRange(from, to - from);
        bytes.InsertRange(from, word);
    }

    /// <summary>One small file of each shape and format.</summary>
    private static List<(string Name, byte[] Bytes)> Seeds()
    {
        const string Long =
            "username,roundNumber,corr20V2,mmc,corrMultiplier,mmcMultiplier,roundPayoutFactor,selectedStakeValue,payout,roundOpenTime,roundResolveTime,roundResolved,snapshot\n"
            + "deep wish,1200,0.0215,-0.0031,0.75,2.25,0.0856,12.5,0.0097905,2026-02-10 13:00:00+00:00,2026-03-13 20:00:00+00:00,True,2026-03-14\n"
            + "nan,1200,,,0.75,2.25,0.0856,3,,2026-02-10 13:00:00+00:00,2026-03-13 20:00:00+00:00,True,2026-03-14\n";
        const string Json =
            """{"data":{"v3UserProfile":{"username":"nan","roundModelPerformances":[{"roundNumber":1200,"corr":0.0215,"selectedStakeValue":"12.5","payout":"0.0097905"},{"roundNumber":1201,"corr":0.0115,"selectedStakeValue":"12.5","payout":"-0.5"}]}}}""";
        (string, string)[] texts =
        [
            ("long.csv", Long),
            (
                "semicolon.csv",
                "username;roundNumber;selectedStakeValue;payout\na;1200;12,345;0,123\na;1201;12,468;-0,105\n"
            ),
            ("wide.csv", "roundNumber,nan,2e10e122,it's_guff!\n843,0.0121,-0.0042,\n844,0.0098,0.0011,0.0204\n"),
            (
                "rounds.csv",
                "number,openTime,closeTime,scoreTime,resolveTime,payoutFactor,totalAtStake\n1200,2026-02-10 13:00:00+00:00,2026-02-10 14:00:00+00:00,2026-02-14 15:30:00+00:00,2026-03-13 20:00:00+00:00,0.0856,600000\n"
            ),
            (
                "days.csv",
                "snapshotDate,username,nmrStaked,payoutPending,payoutSettled,corrMultiplier\n2022-02-19,deep wish,12.5,0.25,,1\n2022-02-20,deep wish,12.75,0.2,0.1,1\n"
            ),
            (
                "prices.csv",
                "date,open,high,low,close,volume\n2020-10-27,26,26,24,25.3175,8911\n2020-10-28,26,26,24,24.1,8911\n"
            ),
            (
                "scores.csv",
                "model,roundNumber,displayName,value,percentile,day,date,version,payoutSettled\na,1200,v2_corr20,0.02,0.8,19,2026-03-12,2,0.1\na,1200,v2_corr20,0.03,0.8,20,2026-03-13,2,0.1\n"
            ),
            (
                "tournaments.csv",
                "model,tournament,roundNumber,corr,atRisk,payout\na,8,1200,0.01,10,0.05\nb,11,1200,0.05,10,0.4\n"
            ),
            ("answer.json", Json),
            (
                "lines.jsonl",
                "{\"model\":\"a\",\"round\":1200,\"corr\":0.1}\n{\"model\":\"b\",\"round\":1201,\"corr\":0.2}\n"
            ),
            (
                "frame.json",
                """{"username":{"0":"nan","1":"b"},"roundNumber":{"0":1200,"1":1201},"corr":{"0":0.0215,"1":0.1}}"""
            ),
        ];
        List<(string, byte[])> seeds = [.. texts.Select(t => (t.Item1, Encoding.UTF8.GetBytes(t.Item2)))];
        seeds.Add(("long.csv.gz", Packed(Long)));
        seeds.Add(("utf16.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Long)]));
        seeds.Add(("frame.parquet", ParquetBytes()));
        seeds.Add(
            (
                "frame.xlsx",
                WorkbookFile.Of(["username", "roundNumber", "corr"], ["a", "1200", "0.1"], ["b", "1201", "0.2"])
            )
        );
        return seeds;
    }

    private static byte[] Packed(string text)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return memory.ToArray();
    }

    private static byte[] ParquetBytes()
    {
        var schema = new ParquetSchema(
            new DataField<string>("username"),
            new DataField<long>("roundNumber"),
            new DataField<double?>("corr")
        );
        using var memory = new MemoryStream();
        WriteAsync().GetAwaiter().GetResult();
        return memory.ToArray();

        async Task WriteAsync()
        {
            var fields = schema.GetDataFields();
            await using var writer = await ParquetWriter.CreateAsync(schema, memory);
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(fields[0], (IReadOnlyCollection<string>)["nan", "b"]);
            await group.WriteAsync<long>(fields[1], new long[] { 1200, 1201 }.AsMemory());
            await group.WriteAsync<double>(fields[2], new double?[] { 0.1, null }.AsMemory());
        }
    }
}

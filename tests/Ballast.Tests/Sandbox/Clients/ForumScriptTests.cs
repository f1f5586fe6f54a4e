using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ballast.Sandbox.Server;
using Ballast.Tests.Support;

namespace Ballast.Tests.Sandbox.Clients;

/// <summary>
/// The three payout scripts of the forum thread that this project began with, as they stand there, against a sandbox of their summer; what they print equals what
/// <c>ballast backtest</c> says of the same models. They are in no repository: BALLAST_FORUM_SCRIPTS names a folder with 1.py, 2.py and 3.py (posts 1, 5 and 8 of
/// topic 6551), BALLAST_NUMERAPI a clone of the client at 2.15.0, the last before it took other arguments.
/// </summary>
public sealed partial class ForumScriptTests : IDisposable
{
    /// <summary>The first Saturday after the thread began.</summary>
    private static readonly DateTimeOffset Now = new(2023, 7, 15, 18, 0, 0, TimeSpan.Zero);

    /// <summary>All names of the scripts; the last one in their lists is empty, and is a model here.</summary>
    private static readonly string[] Names =
    [
        "shatteredx",
        "k3_01",
        "k3_02",
        "diorite",
        "andro_m31",
        "rhyolite",
        "gneiss",
        "geode",
        "bodes_m81",
        "k3_03",
        "k3_04",
        "k3_05",
        "",
    ];

    private readonly CommandLine _line = new() { Now = Now };

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("1.py", "total", 474, 502)]
    [InlineData("2.py", "total", 474, null)]
    [InlineData("3.py", "average", 474, null)]
    public async Task Script_AsItStandsInTheForum_PrintsWhatBacktestSays(string script, string mode, int from, int? to)
    {
        var folder = Environment.GetEnvironmentVariable("BALLAST_FORUM_SCRIPTS");
        Assert.SkipWhen(folder is null, "BALLAST_FORUM_SCRIPTS names no folder with the scripts");
        var client = (await PythonClient.NeedAsync()).FirstOrDefault(c => c.Contains("2.15"));
        Assert.SkipWhen(client is null, "none of the clones is 2.15.0");
        await using var server = await SandboxServer.StartAsync(
            new SandboxOptions { Now = Now, Names = Names },
            TestContext.Current.CancellationToken
        );
        var runner = Repository.Path("tests", "clients", "run_script.py");
        string[] run = ["-W", "ignore", runner, client!, $"{server.Url}", Path.Combine(folder!, script)];
        var (code, said) = await PythonClient.RunAsync(server.Key, folder!, run);
        code.ShouldBe(0, said);

        string[] named = [.. Names.Where(n => n.Length > 0)];
        _line.Json(["sync", .. named, "--api", $"{server.Url}"]);
        var last = to ?? int.Parse(Range().Match(said).Groups["to"].Value, CultureInfo.InvariantCulture);
        var (compared, printed) = (0, Printed(said));
        foreach (var model in Backtest(from, last, mode).GetProperty("models").EnumerateArray())
        foreach (var ours in model.GetProperty("ranking").EnumerateArray())
        {
            var multipliers = ours.GetProperty("multipliers");
            var key = $"TC {multipliers.Amount("tc"):0.0} - CORR {multipliers.Amount("corr"):0.0}";
            if (!printed.TryGetValue((model.Text("model"), key), out var theirs))
                continue;
            // Six places are printed.
            ours.GetProperty("value").GetDouble().ShouldBe(theirs, 1e-6, $"{model.Text("model")} {key}");
            compared++;
        }
        // Five models in the first script, nine with a name in the others; twenty combinations each.
        compared.ShouldBe(20 * (script == "1.py" ? 5 : 9));
    }

    private JsonElement Backtest(int from, int to, string mode) =>
        _line.Json([
            "backtest",
            "--from",
            $"{from}",
            "--to",
            $"{to}",
            "--rounds",
            "all",
            "--mode",
            mode,
            "--grid",
            "corr=0,0.5,1",
            "--grid",
            "tc=0,0.5,1,1.5,2,2.5,3",
            "--stake",
            "10000",
            "--payout-factor",
            "0.1",
            "--clip",
            "0.05",
        ]);

    private static Dictionary<(string Model, string Combination), double> Printed(string said)
    {
        var printed = new Dictionary<(string, string), double>();
        var name = "";
        foreach (var line in said.Split('\n').Select(l => l.TrimEnd('\r')))
        {
            if (Combination().Match(line) is { Success: true } found)
                printed[(name, found.Groups["key"].Value)] = double.Parse(
                    found.Groups["value"].Value,
                    CultureInfo.InvariantCulture
                );
            else
                name = line;
        }
        return printed;
    }

    [GeneratedRegex(@"Simulating round \d+ to (?<to>\d+)", RegexOptions.None, 1000)]
    private static partial Regex Range();

    [GeneratedRegex(@"^(?<key>TC \d\.\d - CORR \d\.\d)\s+(?<value>-?\d+\.\d+)$", RegexOptions.None, 1000)]
    private static partial Regex Combination();
}

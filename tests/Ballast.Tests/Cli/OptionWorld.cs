using System.Globalization;
using System.Text;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>A store in which every option of every question has something to change: open and settled stakes, prices, many models, several scores.</summary>
internal sealed class OptionWorld : IDisposable
{
    private const int Many = 120;

    private static readonly CopiedStore Filled = new(() =>
    {
        var line = SnapshotWorld.Stored.CopyTo(new CommandLine { Now = SnapshotWorld.Now });
        Import(line, "paid.csv", Paid());
        Import(line, "field.csv", Field(), "--metric", "corr20V2");
        Import(line, "unpaid.csv", Field(), "--metric", "fncV3");
        Import(line, "other.csv", Open(), "--metric", "fncV3");
        Import(line, "usd.csv", "date,close\n2026-01-15,10\n");
        Import(line, "eur.csv", "date,close\n2026-01-15,9\n", "--currency", "eur");
        RuleLook.At(line.Store, SnapshotWorld.Now);
        return line;
    });

    public CommandLine Line { get; } = Filled.CopyTo(new CommandLine { Now = SnapshotWorld.Now, Width = 160 });

    public void Dispose() => Line.Dispose();

    /// <summary>Settled payouts of m1 and m2, unlike each other, and of many others in one round: more than are listed.</summary>
    private static string Paid()
    {
        var text = new StringBuilder("model,roundNumber,selectedStakeValue,payout,roundResolved\n");
        for (var round = SnapshotWorld.First; round < SnapshotWorld.Last - 30; round++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"m1,{round},10,{0.01 * (round % 3 - 1)},True\nm2,{round},20,{0.01 * (round % 5 - 2)},True\n"
            );
        for (var model = 1; model <= Many; model++)
            text.Append(CultureInfo.InvariantCulture, $"x{model:000},1200,1,0.01,True\n");
        return text.ToString();
    }

    private static string Field()
    {
        var names = Enumerable.Range(1, Many).Select(i => $"x{i:000}").ToList();
        var text = new StringBuilder($"roundNumber,{string.Join(',', names)}\n");
        foreach (var round in new[] { 1200, 1201, 1202 })
            text.Append(
                CultureInfo.InvariantCulture,
                $"{round},{string.Join(',', names.Select((_, i) => ((i * round % 97 - 48) / 1000.0).ToString(CultureInfo.InvariantCulture)))}\n"
            );
        return text.ToString();
    }

    private static string Open()
    {
        var text = new StringBuilder("roundNumber,m1,m2,m3\n");
        for (var round = SnapshotWorld.Last - 100; round <= SnapshotWorld.Last - 4; round++)
            text.Append(CultureInfo.InvariantCulture, $"{round},0.0{round % 7},0.0{round % 3},-0.0{round % 5}\n");
        return text.ToString();
    }

    private static void Import(CommandLine line, string name, string text, params string[] more)
    {
        var said = line.Run(["import", line.Folder.Write(name, text), .. more]);
        said.Code.ShouldBe(0, name + said.Error);
    }
}

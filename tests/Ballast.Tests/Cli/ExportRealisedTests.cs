using Ballast.Core.Rounds;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>The CSV for a tax adviser: one row an event, safe to open in a spreadsheet.</summary>
public sealed class ExportRealisedTests : IDisposable
{
    private const string Header =
        "date,tournament,model,round,kind,nmr,price,currency,value,cost_basis,gain,lot_method,source";

    private readonly CommandLine _line = new() { Now = RoundCalendar.ResolveTime(1300) };

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Rows_AreTheEvents_AndNamesAreNoFormulas()
    {
        Store("=cmd|x");
        _line
            .Run("export", "realised")
            .Out.ShouldBe(
                $"{Header}\n{Day(1000)},classic,'=cmd|x,1000,payout,0.5,20,usd,10,,,,settled round\n{Day(1200)},classic,'=cmd|x,1200,burn,-0.25,,,,,,,settled round\n"
            );
    }

    [Fact]
    public void Options_ChooseRowsPricesAndCosts()
    {
        Store("a");
        var day = Day(1000);
        _line.Run("export", "realised", "--year", day[..4]).Out.Split('\n').Length.ShouldBe(3);
        _line.Run("export", "realised", "--currency", "eur").Out.ShouldContain(",0.5,18,eur,9,");
        var costs = _line.Folder.Write("c.csv", $"date,amount,currency,note\n{day},4,usd,\"=SUM(1,2)\"\n");
        _line
            .Run("export", "realised", "--costs", costs)
            .Out.ShouldContain($"{day},,,,cost,-0.2,20,usd,-4,,,,\"'=SUM(1,2)\"\n");
        _line.Run("export", "realised", "a", "--lots", "average", "--deposit-cost", "3").Code.ShouldBe(0);
        _line.Run("export", "realised", "--lots", "lifo").Code.ShouldBe(2);
        _line.Run("export", "realised", "--all-tournaments", "--deposit-cost", "x").Code.ShouldBe(2);
        _line.Run("export", "realised", "nobody").Code.ShouldBe(1);
        _line.Run("export", "realised", "--json").Code.ShouldBe(2);
        var file = _line.Folder.Path("r.csv");
        _line.Run("export", "realised", "--out", file).Out.ShouldContain("Wrote 2 rows of realised");
        File.ReadAllText(file).ShouldStartWith(Header);
    }

    private void Store(string model)
    {
        Import(
            $"model,roundNumber,selectedStakeValue,payout,roundResolved\n{model},1000,10,0.5,True\n{model},1200,10,-0.25,True\n"
        );
        Import($"date,close\n{Day(1000)},20\n");
        Import($"date,close\n{Day(1000)},18\n", "--currency", "eur");
    }

    private void Import(string text, params string[] words) =>
        _line.Run(["import", _line.Folder.Write("t.csv", text), .. words]).Code.ShouldBe(0);

    private static string Day(int round) =>
        RoundCalendar
            .ResolveTime(round)
            .UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

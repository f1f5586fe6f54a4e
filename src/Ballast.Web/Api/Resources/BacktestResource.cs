namespace Ballast.Web.Api.Resources;

/// <summary><c>GET /api/v1/TOURNAMENT/backtest</c></summary>
internal sealed class BacktestResource : Resource
{
    public override string Name => "backtest";

    public override string Question => "What every combination of payout multipliers would have paid.";

    public override IReadOnlyList<Parameter> Parameters => [.. Parameter.Range, .. Parameter.Grid];
}

namespace Ballast.Web.Api.Resources;

/// <summary><c>GET /api/v1/TOURNAMENT/sensitivity</c></summary>
internal sealed class SensitivityResource : Resource
{
    public override string Name => "sensitivity";

    public override string Question => "How much does the best depend on where a backtest begins and ends?";

    public override IReadOnlyList<Parameter> Parameters => [.. Parameter.Range, .. Parameter.Grid];
}

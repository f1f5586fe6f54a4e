namespace Ballast.Web.Api.Resources;

/// <summary><c>GET /api/v1/TOURNAMENT/report</c></summary>
internal sealed class ReportResource : Resource
{
    public override string Name => "report";

    public override string Question => "Everything in one document.";

    public override IReadOnlyList<Parameter> Parameters =>
        [
            .. Parameter.Range,
            .. Parameter.Payment,
            new("returns", "settled, computed or auto."),
            new("stake", "NMR of the grid, in every round."),
            new("currency", "Currency of the prices to value NMR in."),
            new("anonymous", "Models as model 1, model 2, …", ParameterKind.Switch),
        ];
}

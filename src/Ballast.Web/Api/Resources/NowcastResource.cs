namespace Ballast.Web.Api.Resources;

/// <summary><c>GET /api/v1/TOURNAMENT/nowcast</c></summary>
internal sealed class NowcastResource : Resource
{
    public override string Name => "nowcast";

    public override string Question => "What are the running rounds likely to pay?";

    public override IReadOnlyList<Parameter> Parameters =>
        [new("metric", "A score to nowcast beside those that pay; repeat it for several.", ParameterKind.Repeated)];
}

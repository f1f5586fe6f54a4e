namespace Ballast.Web.Api.Resources;

/// <summary><c>GET /api/v1/TOURNAMENT/regret</c></summary>
internal sealed class RegretResource : Resource
{
    public override string Name => "regret";

    public override string Question => "What was staked against what could have been staked.";

    public override IReadOnlyList<Parameter> Parameters => Parameter.Range;
}

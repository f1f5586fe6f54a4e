namespace Ballast.Web.Api.Resources;

/// <summary><c>GET /api/v1/TOURNAMENT/portfolio</c></summary>
internal sealed class PortfolioResource : Resource
{
    public override string Name => "portfolio";

    public override string Question => "What would a fixed mix of models have been like?";

    public override IReadOnlyList<Parameter> Parameters =>
        [
            .. Parameter.Range,
            new("rounds", "resolved, unresolved or all."),
            new("score", "corr=A,mmc=B: the score as a weighted sum."),
            new("raw", "Words show the raw score; the document always has both.", ParameterKind.Switch),
            .. Parameter.Payment,
        ];

    public override Argument? Listed => new("mix", "NAME=WEIGHT; repeat it for each model.");
}

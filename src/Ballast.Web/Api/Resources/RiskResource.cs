namespace Ballast.Web.Api.Resources;

/// <summary><c>GET /api/v1/TOURNAMENT/risk</c></summary>
internal sealed class RiskResource : Resource
{
    public override string Name => "risk";

    public override string Question => "What the returns are like, under each payout rule by itself.";

    public override IReadOnlyList<Parameter> Parameters =>
        [
            .. Parameter.Range,
            .. Parameter.Returns,
            new("stake", "NMR for the loss inside the lock."),
            new("all", "Every measure in words, not only the first ones; the document has all.", ParameterKind.Switch),
            new("each", "Measure each of more than 100 models too.", ParameterKind.Switch),
        ];
}

namespace Ballast.Web.Api.Resources;

/// <summary><c>GET /api/v1/TOURNAMENT/explain</c></summary>
internal sealed class ExplainResource : Resource
{
    public override string Name => "explain";

    public override string Question => "Every factor of one payout.";

    public override IReadOnlyList<Parameter> Parameters =>
        [
            new("stake", "NMR at risk, in place of what is stored."),
            new("multipliers", "corr=A,mmc=B, in place of what is stored."),
            new("payout-factor", "In place of what is stored."),
            new("rule", "A rule in place of the round's own."),
        ];

    public override IReadOnlyList<Argument> Path =>
        [new("model", "The model's name."), new("round", "The round's number.", IsNumber: true)];

    public override Argument? Listed => null;
}

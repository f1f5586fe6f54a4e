namespace Ballast.Web.Api.Resources;

/// <summary><c>GET /api/v1/TOURNAMENT/rules</c></summary>
internal sealed class RulesResource : Resource
{
    public override string Name => "rules";

    public override string Question => "Which rule pays which round?";

    public override IReadOnlyList<Parameter> Parameters => [];

    public override IReadOnlyList<Argument> Path =>
        [new("round", "One round's number; the whole timeline without it.", IsNumber: true, IsOptional: true)];

    public override Argument? Listed => null;
}

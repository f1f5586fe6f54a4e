namespace Ballast.Web.Api.Resources;

/// <summary><c>GET /api/v1/TOURNAMENT/reconcile</c></summary>
internal sealed class ReconcileResource : Resource
{
    public override string Name => "reconcile";

    public override string Question => "Do computed payouts equal the ones that Numerai reported?";

    public override IReadOnlyList<Parameter> Parameters => Parameter.Range;
}

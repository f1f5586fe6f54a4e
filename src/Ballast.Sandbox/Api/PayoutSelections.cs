using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>What a model is paid on, as pages showed it when that could be chosen.</summary>
internal static class PayoutSelections
{
    private sealed record Selection(Profile Profile, PerformanceRecord Newest);

    public static void Bind(Bindings bindings)
    {
        bindings.Type<Profile>("Model").Field("currentPayoutSelection", Of);
        bindings
            .Type<Selection>("PayoutSelection")
            .Field("userId", s => s.Profile.Model.Id)
            .Field("corrMultiplier", s => ScoreColumns.CorrSlot(s.Newest))
            .Field("mmcMultiplier", s => ScoreColumns.MmcSlot(s.Newest))
            .Field("tcMultiplier", s => ScoreColumns.TcSlot(s.Newest))
            .Field("takeProfit", s => s.Profile.Stake.TakeProfit)
            .Field("insertedAt", s => s.Newest.Round.OpenTime)
            .Field("updatedAt", s => s.Newest.Round.OpenTime);
    }

    /// <summary>By the newest round; null for a model without any.</summary>
    public static object? Of(Profile profile) => profile.Newest is { } newest ? new Selection(profile, newest) : null;
}

using Ballast.Core.Rounds;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>Settled atomic positions that wait to be claimed.</summary>
internal static class AtomicClaimFields
{
    private sealed record ClaimRow(ClaimRecord Claim, string Staker);

    public static void Bind(Bindings bindings)
    {
        var query = bindings.Type<ApiRequest>("RootQueryType");
        query.Field("v3StakeClaim", Find);
        query.Field("v3StakeClaims", (r, a) => Claims(r, a.Text("staker")!, ApiRequest.Tournament(a, "tournament_id")));
        bindings
            .Type<ClaimRow>("V3StakeClaim")
            .Field("tournamentId", c => (int)c.Claim.Model.Tournament)
            .Field("roundId", c => c.Claim.Round)
            .Field("modelId", c => Contracts.ModelKey(c.Claim.Model))
            .Field("apiModelId", c => c.Claim.Model.Id)
            .Field("submissionId", c => c.Claim.SubmissionId)
            .Field("staker", c => c.Staker)
            .Field("payoutAmountWei", c => Scalars.Wei(Math.Max(0m, c.Claim.Payout)))
            .Field("burnAmountWei", c => Scalars.Wei(Math.Max(0m, -c.Claim.Payout)))
            .Field("claimableAmountWei", c => Scalars.Wei(c.Claim.Principal + c.Claim.Payout))
            .Field("merkleRoot", c => Contracts.Hash("root", (int)c.Claim.Model.Tournament, c.Claim.Round))
            .Field("proof", c => new[] { Contracts.HashOf("proof" + c.Claim.SubmissionId) });
    }

    private static ClaimRow? Find(ApiRequest request, Arguments arguments)
    {
        var model = request.Own(arguments.Text("model_id"));
        return Claims(request, arguments.Text("staker")!, ApiRequest.Tournament(arguments, "tournament_id"))
            .FirstOrDefault(c =>
                c.Claim.Model.Id == model.Id && c.Claim.Round.ToString() == arguments.Text("round_id")
            );
    }

    /// <summary>Claims of the caller. The world has one staker an account: its wallet's address.</summary>
    private static IEnumerable<ClaimRow> Claims(ApiRequest request, string staker, Tournament tournament) =>
        staker.Equals(request.Caller.WalletAddress, StringComparison.OrdinalIgnoreCase)
            ? request.View.Claims(request.Caller, tournament).Select(c => new ClaimRow(c, staker))
            : [];
}

using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Sources;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Api;

/// <summary>Reads of atomic staking. Every number is a string here, amounts in the smallest unit.</summary>
/// <remarks>Hashes, proofs and signatures are made up: their real shapes are not public (domain notes, section 5).</remarks>
internal static class AtomicFields
{
    private const string TestChain = "11155111";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private sealed record Contract(Tournament Tournament);

    private sealed record ContractRound(ApiRequest Request, RoundRecord Round);

    private sealed record Authorization(
        ApiRequest Request,
        PerformanceRecord Entry,
        string Staker,
        string Most,
        int Nonce
    );

    private sealed record ClaimRow(ClaimRecord Claim, string Staker);

    public static void Bind(Bindings bindings)
    {
        var query = bindings.Type<ApiRequest>("RootQueryType");
        query.Field("v3StakeConfig", (_, a) => new Contract(ApiRequest.Tournament(a, "tournament_id")));
        query.Field("v3StakeRound", FindRound);
        query.Field("v3StakeAuth", Authorize);
        query.Field("v3StakeClaim", FindClaim);
        query.Field("v3StakeClaims", (r, a) => Claims(r, a.Text("staker")!, ApiRequest.Tournament(a, "tournament_id")));
        query.Field("v3StakeServiceWallet", r => r);
        bindings
            .Type<Contract>("V3StakeConfig")
            .Field("address", c => Staking(c.Tournament))
            .Field("authorizationSigner", _ => Address("signer"))
            .Field("nmrAddress", _ => Address("nmr"))
            .Field("owner", _ => Address("service"))
            .Field("paused", _ => false)
            .Field("serviceWallet", _ => Address("service"));
        bindings
            .Type<ApiRequest>("V3StakeWallet")
            .Field("serviceWallet", _ => Address("service"))
            .Field("nmrAddress", _ => Address("nmr"))
            .Field("stakingAddress", _ => Staking(Tournament.Classic))
            .Field("walletBalance", _ => "0")
            .Field("stakingAllowance", _ => "0");
        BindRound(bindings);
        BindAuthorization(bindings);
        BindClaim(bindings);
    }

    private static void BindRound(Bindings bindings) =>
        bindings
            .Type<ContractRound>("V3StakeRound")
            .Field("roundId", r => r.Round.Number)
            .Field("tournamentId", r => (int)r.Round.Tournament)
            .Field("state", r => State(r.Round, r.Request.View.Now))
            .Field("resolved", r => r.Round.Resolved)
            .Field("openTime", r => Seconds(r.Round.OpenTime))
            .Field("closeTime", r => Seconds(r.Round.CloseTime))
            .Field("resolveTime", r => Seconds(r.Round.ResolveTime))
            .Field("totalStaked", r => r.Round.TotalAtStake is { } nmr ? Scalars.Wei(nmr) : "0")
            .Field("totalPayout", r => r.Round.TotalPaid is { } nmr ? Scalars.Wei(nmr) : "0")
            .Field("remainingPayout", r => Scalars.Wei(Remaining(r, 1)))
            .Field("remainingBurn", r => Scalars.Wei(Remaining(r, -1)))
            .Field("merkleRoot", r => r.Round.Resolved ? Hash("root", (int)r.Round.Tournament, r.Round.Number) : null);

    private static void BindAuthorization(Bindings bindings) =>
        bindings
            .Type<Authorization>("V3StakeAuthorization")
            .Field("tournamentId", a => (int)a.Entry.Model.Tournament)
            .Field("roundId", a => a.Entry.Round.Number)
            .Field("modelId", a => ModelKey(a.Entry.Model))
            .Field("submissionId", a => a.Entry.SubmissionId)
            .Field("submissionHash", a => HashOf(a.Entry.SubmissionId!))
            .Field("staker", a => a.Staker)
            .Field("maxAmount", a => a.Most)
            .Field("nonce", a => a.Nonce)
            .Field("deadline", a => Seconds(a.Request.View.Now + Lifetime))
            .Field("authorizationDigest", a => HashOf(a.Entry.SubmissionId + a.Nonce))
            .Field("authorizationSigner", _ => Address("signer"))
            .Field("signature", a => HashOf("signature" + a.Entry.SubmissionId + a.Nonce))
            .Field("chainId", _ => TestChain)
            .Field("stakingAddress", a => Staking(a.Entry.Model.Tournament))
            .Field("nmrAddress", _ => Address("nmr"));

    private static void BindClaim(Bindings bindings) =>
        bindings
            .Type<ClaimRow>("V3StakeClaim")
            .Field("tournamentId", c => (int)c.Claim.Model.Tournament)
            .Field("roundId", c => c.Claim.Round)
            .Field("modelId", c => ModelKey(c.Claim.Model))
            .Field("apiModelId", c => c.Claim.Model.Id)
            .Field("submissionId", c => c.Claim.SubmissionId)
            .Field("staker", c => c.Staker)
            .Field("payoutAmountWei", c => Scalars.Wei(Math.Max(0m, c.Claim.Payout)))
            .Field("burnAmountWei", c => Scalars.Wei(Math.Max(0m, -c.Claim.Payout)))
            .Field("claimableAmountWei", c => Scalars.Wei(c.Claim.Principal + c.Claim.Payout))
            .Field("merkleRoot", c => Hash("root", (int)c.Claim.Model.Tournament, c.Claim.Round))
            .Field("proof", c => new[] { HashOf("proof" + c.Claim.SubmissionId) });

    private static ContractRound? FindRound(ApiRequest request, Arguments arguments)
    {
        var rounds = request.View.Rounds(ApiRequest.Tournament(arguments, "tournament_id"));
        var round = rounds.FirstOrDefault(r => r.Atomic && r.Number.ToString() == arguments.Text("round_id"));
        return round is null ? null : new ContractRound(request, round);
    }

    private static Authorization Authorize(ApiRequest request, Arguments arguments)
    {
        var entry = request
            .OwnModels()
            .SelectMany(m => request.Profile(m).Performances)
            .FirstOrDefault(p => p.SubmissionId == arguments.Text("submission_id"));
        if (entry is null)
            throw new GraphQlException("Submission not found");
        if (!entry.Round.Atomic || request.View.Now >= entry.Round.CloseTime)
            throw new GraphQlException("Current round not open for submissions");
        return new Authorization(
            request,
            entry,
            arguments.Text("staker")!,
            arguments.Text("max_amount")!,
            request.Side.NextNonce()
        );
    }

    private static ClaimRow? FindClaim(ApiRequest request, Arguments arguments)
    {
        var model = request.Own(arguments.Text("model_id"));
        return Claims(request, arguments.Text("staker")!, model.Tournament)
            .FirstOrDefault(c =>
                c.Claim.Model.Id == model.Id && c.Claim.Round.ToString() == arguments.Text("round_id")
            );
    }

    /// <summary>Claims of the caller. The world has one staker an account: its wallet's address.</summary>
    private static IEnumerable<ClaimRow> Claims(ApiRequest request, string staker, Tournament tournament) =>
        staker.Equals(request.Caller.WalletAddress, StringComparison.OrdinalIgnoreCase)
            ? request.View.Claims(request.Caller, tournament).Select(c => new ClaimRow(c, staker))
            : [];

    /// <summary>What the caller's claims still have to come; other stakers' are not known here.</summary>
    private static decimal Remaining(ContractRound row, int sign) =>
        row
            .Request.View.Claims(row.Request.Caller, row.Round.Tournament)
            .Where(c => c.Round == row.Round.Number)
            .Sum(c => Math.Max(0m, sign * c.Payout));

    private static string State(RoundRecord round, DateTimeOffset now)
    {
        if (round.Resolved)
            return "resolved";
        return now < round.CloseTime ? "open" : "closed";
    }

    private static string Seconds(DateTimeOffset time) =>
        time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string ModelKey(ModelRecord model) => HashOf(model.Id);

    private static string Staking(Tournament tournament) => Address(tournament.Slug());

    private static string Address(string what) => Ids.Hex(0, what + " contract", 20);

    private static string HashOf(string what) => Ids.Hex(Chance.HashOf(what), "hash", 32);

    private static string Hash(string what, params ReadOnlySpan<int> keys) => Ids.Hex(0, what, 32, keys);
}

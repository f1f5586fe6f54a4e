using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Sources;

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
        PerformanceRecord Submission,
        string Staker,
        string Most,
        int Nonce
    );

    public static void Bind(Bindings bindings)
    {
        var query = bindings.Type<ApiRequest>("RootQueryType");
        query.Field("v3StakeConfig", (_, a) => new Contract(ApiRequest.Tournament(a, "tournament_id")));
        query.Field("v3StakeRound", FindRound);
        query.Field("v3StakeAuth", Authorize);
        query.Field("v3StakeServiceWallet", r => r);
        bindings
            .Type<Contract>("V3StakeConfig")
            .Field("address", c => Contracts.Staking(c.Tournament))
            .Field("authorizationSigner", _ => Contracts.Address("signer"))
            .Field("nmrAddress", _ => Contracts.Address("nmr"))
            .Field("owner", _ => Contracts.Address("service"))
            .Field("paused", _ => false)
            .Field("serviceWallet", _ => Contracts.Address("service"));
        bindings
            .Type<ApiRequest>("V3StakeWallet")
            .Field("serviceWallet", _ => Contracts.Address("service"))
            .Field("nmrAddress", _ => Contracts.Address("nmr"))
            .Field("stakingAddress", _ => Contracts.Staking(Tournament.Classic))
            .Field("walletBalance", _ => "0")
            .Field("stakingAllowance", _ => "0");
        BindRound(bindings);
        BindAuthorization(bindings);
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
            .Field(
                "merkleRoot",
                r => r.Round.Resolved ? Contracts.Hash("root", (int)r.Round.Tournament, r.Round.Number) : null
            );

    private static void BindAuthorization(Bindings bindings) =>
        bindings
            .Type<Authorization>("V3StakeAuthorization")
            .Field("tournamentId", a => (int)a.Submission.Model.Tournament)
            .Field("roundId", a => a.Submission.Round.Number)
            .Field("modelId", a => Contracts.ModelKey(a.Submission.Model))
            .Field("submissionId", a => a.Submission.SubmissionId)
            .Field("submissionHash", a => Contracts.HashOf(a.Submission.SubmissionId!))
            .Field("staker", a => a.Staker)
            .Field("maxAmount", a => a.Most)
            .Field("nonce", a => a.Nonce)
            .Field("deadline", a => Seconds(a.Request.View.Now + Lifetime))
            .Field("authorizationDigest", a => Contracts.HashOf(a.Submission.SubmissionId + a.Nonce))
            .Field("authorizationSigner", _ => Contracts.Address("signer"))
            .Field("signature", a => Contracts.HashOf("signature" + a.Submission.SubmissionId + a.Nonce))
            .Field("chainId", _ => TestChain)
            .Field("stakingAddress", a => Contracts.Staking(a.Submission.Model.Tournament))
            .Field("nmrAddress", _ => Contracts.Address("nmr"));

    private static ContractRound? FindRound(ApiRequest request, Arguments arguments)
    {
        var rounds = request.View.Rounds(ApiRequest.Tournament(arguments, "tournament_id"));
        var round = rounds.FirstOrDefault(r => r.Atomic && r.Number.ToString() == arguments.Text("round_id"));
        return round is null ? null : new ContractRound(request, round);
    }

    private static Authorization Authorize(ApiRequest request, Arguments arguments)
    {
        var submission = request
            .OwnModels()
            .SelectMany(m => request.Profile(m).Performances)
            .FirstOrDefault(p => p.SubmissionId == arguments.Text("submission_id"));
        if (submission is null)
            throw new GraphQlException("Submission not found");
        if (!submission.Round.Atomic)
            throw new GraphQlException("Tournament is not on v3 staking");
        if (request.View.Now >= submission.Round.CloseTime)
            throw new GraphQlException("Current round not open for submissions");
        return new Authorization(
            request,
            submission,
            arguments.Text("staker")!,
            arguments.Text("max_amount")!,
            request.Side.NextNonce()
        );
    }

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
}

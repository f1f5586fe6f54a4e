using Ballast.Core.Rounds;
using Ballast.Sandbox.Figures;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Sources;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Api;

/// <summary>What the owner of a key sees of the own account.</summary>
internal static class AccountFields
{
    private const int SlotsOfANovice = 5;

    private sealed record Scheduled(
        Profile Profile,
        string Type,
        decimal Amount,
        DateTimeOffset? Asked,
        DateTimeOffset? Due
    );

    public static void Bind(Bindings bindings)
    {
        var query = bindings.Type<ApiRequest>("RootQueryType");
        query.Field("account", r => r);
        query.Field("model", FindModel);
        query.Field("user", FindModel);
        query.Field("stakeTransactions", Transactions);
        query.Field("apiTokenInfo", r => r);
        bindings
            .Type<ApiRequest>("ApiTokenInfo")
            .Field("name", _ => "sandbox")
            .Field("publicId", r => r.Key.PublicId)
            .Field("scopes", r => r.Key.Scopes)
            .Field("accountUsername", r => r.Caller.Username);
        bindings
            .Type<SandboxKey>("ApiToken")
            .Field("name", _ => "sandbox")
            .Field("publicId", k => k.PublicId)
            .Field("scopes", k => k.Scopes);
        BindAccount(bindings);
        BindModel(bindings);
        BindUser(bindings);
        BindStake(bindings);
        bindings
            .Type<TransactionRecord>("StakeTxn")
            .Field("modelId", t => t.Model.Id)
            .Field("model", t => t.Model.Name)
            .Field("tournament", t => (int)t.Model.Tournament)
            .Field("round", t => t.Round)
            .Field("type", t => t.Type)
            .Field("amount", t => t.Amount)
            .Field("timestamp", t => t.Time)
            .Field("note", t => t.Note)
            .Field("value", t => decimal.Round(t.Amount * Prices.Nmr(t.Time), 6))
            .Field("nmrPrice", t => Prices.Nmr(t.Time))
            .Field("nmrPriceLastUpdated", t => t.Time);
        bindings
            .Type<WalletRecord>("WalletTxn")
            .Field("type", t => t.Type)
            .Field("amount", t => t.Amount)
            .Field("from", t => t.From)
            .Field("to", t => t.To)
            .Field("status", t => t.Hash is null ? "pending" : "confirmed")
            .Field("txHash", t => t.Hash)
            .Field("time", t => t.Time)
            .Field("tournament", t => (int?)t.Tournament);
        bindings
            .Type<Scheduled>("ScheduledStakeTxn")
            .Field("model", s => s.Profile.Model.Name)
            .Field("tournament", s => (int)s.Profile.Model.Tournament)
            .Field("type", s => s.Type)
            .Field("amount", s => s.Amount)
            .Field("drain", s => s.Type == "decrease" && s.Profile.Stake.ReleaseDrain)
            .Field("status", _ => "pending")
            .Field("time", s => s.Asked)
            .Field("dueDate", s => s.Due);
    }

    private static void BindAccount(Bindings bindings) =>
        bindings
            .Type<ApiRequest>("Account")
            .Field("id", r => r.Caller.Id)
            .Field("username", r => r.Caller.Username)
            .Field("displayName", r => r.Caller.Username)
            .Field("email", r => r.Caller.Username + "@example.com")
            .Field("status", _ => "VERIFIED")
            .Field("insertedAt", r => r.OwnModels().Select(m => (DateTimeOffset?)m.StartDate).Min())
            .Field("mfaEnabled", _ => false)
            .Field("isBeta", _ => false)
            .Field("acceptedTos", _ => true)
            .Field("kaggleVerified", _ => false)
            .Field("defaultCurrency", _ => "USD")
            .Field("defaultCurrencySymbol", _ => "$")
            .Field("achievements", _ => Array.Empty<object>())
            .Field("returns", (r, a) => ReturnFields.Now(Own(r, a)))
            .Field("returnsValues", (r, a) => ReturnFields.Daily(Own(r, a), ofAYear: false))
            .Field("nmrReturns", (r, a) => ReturnFields.Now(Own(r, a)))
            .Field("totalStakeValue", StakeValues)
            .Field("totalStakeValues", StakeValues)
            .Field("walletAddress", r => r.Caller.WalletAddress)
            .Field("apiTokens", r => new[] { r.Key })
            .Field("availableNmr", r => r.View.Wallet(r.Caller))
            .Field("availableStakeCredit", _ => 0m)
            .Field("heldForFusionStakes", _ => 0m)
            .Field("heldForPendingWithdrawals", _ => 0m)
            .Field("heldForScheduledStakeIncreases", r => r.OwnModels().Sum(m => r.Profile(m).Stake.PendingIncrease))
            .Field("onChainWalletBalance", r => r.View.Wallet(r.Caller))
            .Field("maxModelSlots", (r, a) => Math.Max(SlotsOfANovice, Own(r, a).Count))
            .Field("models", Models)
            .Field("pendingTxns", r => r.View.WalletTransactions(r.Caller).Where(t => t.Hash is null).Reverse())
            .Field("walletTxns", (r, a) => Paging.Page(r.View.WalletTransactions(r.Caller).Reverse(), a))
            .Field("scheduledStakeTxns", r => r.OwnModels().SelectMany(m => FindScheduled(r.Profile(m))));

    private static void BindModel(Bindings bindings) =>
        bindings
            .Type<Profile>("Model")
            .Field("id", p => p.Model.Id)
            .Field("accountId", p => p.Model.AccountId)
            .Field("name", p => p.Model.Name)
            .Field("username", p => p.Account.Username)
            .Field("tournament", p => (int)p.Model.Tournament)
            .Field("archived", p => p.Request.Side.Archived.ContainsKey(p.Model.Id))
            .Field("archivedAt", p => p.Request.Side.Archived.TryGetValue(p.Model.Id, out var at) ? at : null)
            .Field("hidden", _ => false)
            .Field("insertedAt", p => p.Model.StartDate)
            .Field("computeEnabled", _ => false)
            .Field("computeLiteEnabled", _ => false)
            .Field("isComputeWeekdayEnabled", _ => true)
            .Field("earliestReleaseDate", p => p.Stake.EarliestRelease)
            .Field("submissions", p => p.Performances.Reverse())
            .Field("latestSubmission", p => p.Performances.TakeLast(1))
            .Field("latestSubmissionV2", p => p.Newest)
            .Field("signalsSubmissions", p => IfSignals(p) is { } s ? s.Performances.Reverse() : [])
            .Field("latestSignalsSubmission", p => IfSignals(p) is { } s ? s.Performances.TakeLast(1) : [])
            .Field("latestSignalsSubmissionV2", p => IfSignals(p)?.Newest)
            .Field("latestSubmissions", (p, a) => SubmissionFields.Latest(p, a.Int("latest_n_rounds")))
            .Field("latestUserScores", ProfileFields.UserScores)
            .Field("v2Stake", p => p)
            .Field("signalsStake", IfSignals);

    private static void BindStake(Bindings bindings)
    {
        bindings
            .Type<Profile>("V2Stake")
            .Field("latestValue", p => p.Stake.Stake + p.Stake.PendingIncrease)
            .Field("latestValueSettled", p => p.Stake.Stake)
            .Field("stakeValue", p => p.Stake.Stake)
            .Field("status", p => p.Stake.Stake > 0 ? "confirmed" : null)
            .Field("tournamentNumber", p => (int)p.Model.Tournament)
            .Field("takeProfit", p => p.Stake.TakeProfit)
            .Field(
                "pendingV2ChangeStakeRequest",
                p => FindScheduled(p).Select(s => MutationFields.Answer(s.Profile, s.Type)).LastOrDefault()
            );
    }

    /// <summary>The owner's models of a tournament, Classic where it is left out.</summary>
    private static List<Profile> Own(ApiRequest request, Arguments arguments)
    {
        var tournament = ApiRequest.Tournament(arguments);
        return [.. request.OwnModels().Where(m => m.Tournament == tournament).Select(request.Profile)];
    }

    private static IEnumerable<StakeDay> StakeValues(ApiRequest request, Arguments arguments) =>
        request.Stakes.Rows(
            ScoringDates.LastYear(request.View.Now),
            [.. Own(request, arguments).Select(p => p.Model.Id)]
        );

    private static Profile? IfSignals(Profile profile) =>
        profile.Model.Tournament == Tournament.Signals ? profile : null;

    /// <summary>The first model where none is named, as accounts with a single model ask.</summary>
    private static Profile? FindModel(ApiRequest request, Arguments arguments)
    {
        var model = arguments.Text("model_id") is { } id ? request.Own(id) : request.OwnModels().FirstOrDefault();
        return model is null ? null : request.Profile(model);
    }

    private static void BindUser(Bindings bindings) =>
        bindings
            .Type<Profile>("User")
            .Field("id", p => p.Model.Id)
            .Field("username", p => p.Model.Name)
            .Field("email", p => p.Account.Username + "@example.com")
            .Field("status", _ => "VERIFIED")
            .Field("banned", _ => false)
            .Field("insertedAt", p => p.Model.StartDate)
            .Field("mfaEnabled", _ => false)
            .Field("assignedEthAddress", p => p.Account.WalletAddress)
            .Field("availableNmr", p => p.Request.View.Wallet(p.Account))
            .Field("availableUsd", _ => 0m)
            .Field("apiTokens", p => new[] { p.Request.Key })
            .Field("v2Stake", p => p);

    private static IEnumerable<Profile> Models(ApiRequest request, Arguments arguments)
    {
        var archived = arguments.Truth("show_archived") == true;
        return request
            .OwnModels()
            .Where(m => archived || !request.Side.Archived.ContainsKey(m.Id))
            .Select(request.Profile);
    }

    private static IEnumerable<Scheduled> FindScheduled(Profile profile)
    {
        var stake = profile.Stake;
        if (stake.PendingIncrease > 0)
            yield return new Scheduled(
                profile,
                "increase",
                stake.PendingIncrease,
                stake.IncreaseAsked,
                stake.IncreaseDue
            );
        if (stake.ReleaseDue is not null)
            yield return new Scheduled(profile, "decrease", stake.ReleaseAmount, stake.ReleaseAsked, stake.ReleaseDue);
    }

    private static IEnumerable<TransactionRecord> Transactions(ApiRequest request, Arguments arguments)
    {
        var (one, type) = (arguments.Text("model_id"), arguments.Text("type"));
        var several = arguments.Texts("model_ids");
        var lines = request
            .View.Transactions(request.Caller)
            .Reverse()
            .Where(t => one is null || t.Model.Id == one)
            .Where(t => several is null || several.Contains(t.Model.Id))
            .Where(t => type is null || t.Type == type);
        return Paging.Page(lines, arguments);
    }
}

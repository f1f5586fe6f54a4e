using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Settlement;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>What changes stakes and models.</summary>
internal static class MutationFields
{
    /// <summary>A request for a change of stake as it is answered.</summary>
    internal sealed record ChangeAnswer(
        string? Id,
        string Type,
        string Status,
        decimal Amount,
        DateTimeOffset? Due,
        bool Drain
    );

    public static void Bind(Bindings bindings)
    {
        var mutation = bindings.Type<ApiRequest>("RootMutationType");
        mutation.Field("v2ChangeStake", ChangeStake);
        mutation.Field("increaseStake", (r, a) => Increase(r, a, "amount"));
        mutation.Field("releaseStake", (r, a) => Release(r, a, "amount"));
        mutation.Field("cancelPendingStakeRelease", Cancel);
        mutation.Field("v2ChangePayoutSelection", (r, a) => TakeProfit(r, a));
        mutation.Field("v3ChangePayoutSelection", (r, a) => TakeProfit(r, a));
        mutation.Field("addModel", AddModel);
        mutation.Field("archiveModel", (r, a) => Archive(r, a, true));
        mutation.Field("unarchiveModel", (r, a) => Archive(r, a, false));
        mutation.Field("createPrivyUser", r => "did:privy:" + r.Caller.Id);
        mutation.Field("v2WithdrawNmr", Withdraw);
        bindings
            .Type<ChangeAnswer>("V2ChangeStakeRequest")
            .Field("id", c => c.Id)
            .Field("type", c => c.Type)
            .Field("status", c => c.Status)
            .Field("requestedAmount", c => c.Amount)
            .Field("dueDate", c => c.Due)
            .Field("drain", c => c.Drain);
        bindings
            .Type<Transfer>("V2NmrTransfer")
            .Field("status", _ => "pending")
            .Field("toAddress", t => t.To)
            .Field("fromAddress", t => t.From)
            .Field("value", t => t.Amount);
    }

    private const int LongestName = 100;

    private sealed record Transfer(string From, string To, decimal Amount);

    /// <summary>A pending request as the model shows it.</summary>
    public static ChangeAnswer Answer(Profile profile, string type)
    {
        var stake = profile.Stake;
        return type == "increase"
            ? new ChangeAnswer(stake.IncreaseId, type, "pending", stake.PendingIncrease, stake.IncreaseDue, false)
            : new ChangeAnswer(
                stake.ReleaseId,
                type,
                "pending",
                stake.ReleaseAmount,
                stake.ReleaseDue,
                stake.ReleaseDrain
            );
    }

    private static ChangeAnswer ChangeStake(ApiRequest request, Arguments arguments) =>
        arguments.Text("type") switch
        {
            "increase" => Increase(request, arguments, "value"),
            "decrease" => Release(request, arguments, "value"),
            var type => throw new GraphQlException($"Invalid type {type}"),
        };

    private static ChangeAnswer Increase(ApiRequest request, Arguments arguments, string field)
    {
        var (model, amount) = (request.Own(arguments.Text("model_id")), Amount(arguments, field));
        var done = Do(request, new StakeChange(StakeChangeKind.Increase, model.Id, amount));
        return new ChangeAnswer(done.RequestId, "increase", "pending", amount, done.DueDate, false);
    }

    private static ChangeAnswer Release(ApiRequest request, Arguments arguments, string field)
    {
        var (model, amount) = (request.Own(arguments.Text("model_id")), Amount(arguments, field));
        // All NMR that will ever be: how the Python client asked for everything before there was a drain.
        var drain = arguments.Truth("drain") == true || amount >= Plausible.Supply;
        var done = Do(request, new StakeChange(StakeChangeKind.Release, model.Id, drain ? 0m : amount, drain));
        return new ChangeAnswer(done.RequestId, "decrease", "pending", amount, done.DueDate, drain);
    }

    private static ChangeAnswer Cancel(ApiRequest request, Arguments arguments)
    {
        var model = request.Own(arguments.Text("model_id"));
        var pending = Answer(request.Profile(model), "decrease");
        Do(request, new StakeChange(StakeChangeKind.CancelRelease, model.Id));
        return pending with { Status = "canceled" };
    }

    private static string TakeProfit(ApiRequest request, Arguments arguments)
    {
        var model = request.Own(arguments.Text("model_id"));
        // The multipliers of the old spelling are fixed per round now: they are accepted and mean nothing.
        if (arguments.Truth("take_profit") is { } on)
            Do(request, new StakeChange(StakeChangeKind.TakeProfit, model.Id, On: on));
        return "success";
    }

    private static Profile AddModel(ApiRequest request, Arguments arguments)
    {
        var (name, tournament) = (arguments.Text("name")!, ApiRequest.Tournament(arguments));
        var taken = request.View.Models.Concat(request.Side.Added);
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
            throw new GraphQlException("Invalid model name");
        if (taken.Any(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && m.Tournament == tournament))
            throw new GraphQlException("Model name is already taken");
        var id = World.Ids.Uuid(World.SeededRandom.HashOf(name), "added model", (int)tournament);
        var model = new ModelRecord(id, name, request.Caller.Id, tournament, request.View.Now);
        if (request.Source.Join(model))
            request.Refresh();
        else
            request.Side.Added.Add(model);
        return request.Profile(model);
    }

    private static Profile Archive(ApiRequest request, Arguments arguments, bool archive)
    {
        var model = request.Own(arguments.Text("model_id"));
        if (archive)
            request.Side.Archived[model.Id] = request.View.Now;
        else
            request.Side.Archived.TryRemove(model.Id, out _);
        return request.Profile(model);
    }

    private static Transfer Withdraw(ApiRequest request, Arguments arguments)
    {
        var amount = Amount(arguments, "nmr_amount");
        var (any, to) = (request.OwnModels().First(), arguments.Text("to_address")!);
        Do(request, new StakeChange(StakeChangeKind.SendAway, any.Id, amount, To: to));
        return new Transfer(request.Caller.WalletAddress, to, amount);
    }

    private static StakeChangeOutcome Do(ApiRequest request, StakeChange change)
    {
        var outcome = request.Source.Change(change, request.View.Now);
        if (!outcome.Accepted)
            throw new GraphQlException(outcome.Refusal!);
        request.Refresh();
        return outcome;
    }

    private static decimal Amount(Arguments arguments, string field)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return decimal.TryParse(arguments.Text(field), Style, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : throw new GraphQlException("Invalid amount");
    }
}

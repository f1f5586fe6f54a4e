using Ballast.Core.Rounds;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Settlement;

/// <summary>The balances of a world at one moment. Changed only while it is being built.</summary>
internal sealed class Ledger
{
    private readonly Dictionary<string, ModelBalance> _models;
    private readonly Dictionary<string, AccountBalance> _accounts;

    /// <summary>The opening balances: every model has a stake, every account a wallet.</summary>
    public Ledger(WorldPlan plan)
    {
        Plan = plan;
        _accounts = plan.Roster.Accounts.ToDictionary(
            a => a.Id,
            a => new AccountBalance(a) { Wallet = a.OpeningWallet },
            StringComparer.Ordinal
        );
        _models = plan.Roster.Models.ToDictionary(m => m.Id, m => Opening(plan, m), StringComparer.Ordinal);
        foreach (var joined in plan.Models.Where(m => !_models.ContainsKey(m.Id)).ToList())
            Add(joined);
    }

    private Ledger(Ledger other)
    {
        Plan = other.Plan;
        _models = other._models.ToDictionary(m => m.Key, m => m.Value.Clone(), StringComparer.Ordinal);
        _accounts = other._accounts.ToDictionary(a => a.Key, a => a.Value.Clone(), StringComparer.Ordinal);
        Rounds = new(other.Rounds);
        Journal = [.. other.Journal];
        WalletJournal = [.. other.WalletJournal];
        (Now, Minted, Burned, SentAway) = (other.Now, other.Minted, other.Burned, other.SentAway);
    }

    public WorldPlan Plan { get; }

    /// <summary>All that happened until here, inclusive, is in it.</summary>
    public DateTimeOffset Now { get; set; } = DateTimeOffset.MinValue;

    /// <summary>NMR that Numerai paid in so far.</summary>
    public decimal Minted { get; set; }

    /// <summary>NMR destroyed so far.</summary>
    public decimal Burned { get; set; }

    /// <summary>NMR that left for addresses outside of the world.</summary>
    public decimal SentAway { get; set; }

    public Dictionary<(Tournament, int), RoundTotals> Rounds { get; } = [];

    public List<JournalLine> Journal { get; } = [];

    /// <summary>What went between wallets and other addresses. Stakes, releases and payouts of continuous staking are lines of stakes alone.</summary>
    public List<WalletLine> WalletJournal { get; } = [];

    public IReadOnlyCollection<ModelBalance> Models => _models.Values;

    public IReadOnlyCollection<AccountBalance> Accounts => _accounts.Values;

    /// <summary>All NMR inside the world.</summary>
    public decimal Total => _models.Values.Sum(m => m.Total) + _accounts.Values.Sum(a => a.Total);

    public ModelBalance? Model(string id) => _models.GetValueOrDefault(id);

    public IEnumerable<ModelBalance> In(Tournament tournament) =>
        _models.Values.Where(m => m.Model.Tournament == tournament);

    /// <summary>A model that joins owns nothing yet.</summary>
    public void Add(RosterModel model) => _models[model.Id] = new ModelBalance(model);

    public AccountBalance Account(string id) => _accounts[id];

    public AccountBalance Owner(ModelBalance model) => _accounts[model.Model.Account.Id];

    public void Write(ModelBalance model, int? round, string type, decimal amount, string? note = null) =>
        Journal.Add(new JournalLine(Now, model.Model.Id, round, type, amount, note));

    /// <summary>A transfer between a wallet and the strategy of the model's tournament.</summary>
    public void Write(ModelBalance model, string type, decimal amount, bool isOut)
    {
        var (account, tournament) = (model.Model.Account.Id, model.Model.Tournament);
        var strategy = Ids.Hex(Plan.Options.Seed, account + " strategy", 20, (int)tournament);
        WalletJournal.Add(new WalletLine(Now, account, tournament, type, amount, isOut, strategy));
    }

    public Ledger Clone() => new(this);

    /// <summary>A world that begins after the cutover begins on positions, with the money idle in the strategy.</summary>
    private ModelBalance Opening(WorldPlan plan, RosterModel model)
    {
        var key = ((int)model.Tournament * 1000) + model.Index;
        var stake = OpeningStake.Create(plan.Options.Seed, key);
        var balance = new ModelBalance(model)
        {
            Stake = stake,
            TakeProfit = new SeededRandom(plan.Options.Seed, "opening take profit", key).Happens(0.25),
        };
        if (plan.First(model.Tournament) >= plan.Cutover(model.Tournament))
            AtomicStaking.Move(this, balance, plan.Rule(model.Tournament, plan.First(model.Tournament)), stake);
        return balance;
    }
}

using Ballast.Core.Rounds;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Books;

/// <summary>The books of a world at one moment. Changed only while they are being built.</summary>
internal sealed class Ledger
{
    private readonly Dictionary<string, ModelBook> _models;
    private readonly Dictionary<string, AccountBook> _accounts;

    /// <summary>The opening books: every model has a stake, every account a wallet.</summary>
    public Ledger(WorldPlan plan)
    {
        Plan = plan;
        _accounts = plan.Cast.Accounts.ToDictionary(
            a => a.Id,
            a => new AccountBook(a) { Wallet = a.OpeningWallet },
            StringComparer.Ordinal
        );
        _models = plan.Cast.Models.ToDictionary(m => m.Id, m => Opening(plan, m), StringComparer.Ordinal);
    }

    private Ledger(Ledger other)
    {
        Plan = other.Plan;
        _models = other._models.ToDictionary(m => m.Key, m => m.Value.Clone(), StringComparer.Ordinal);
        _accounts = other._accounts.ToDictionary(a => a.Key, a => a.Value.Clone(), StringComparer.Ordinal);
        Rounds = new(other.Rounds);
        Journal = [.. other.Journal];
        (Now, Minted, Burned, SentAway) = (other.Now, other.Minted, other.Burned, other.SentAway);
    }

    public WorldPlan Plan { get; }

    /// <summary>All that happened until here, inclusive, is in the books.</summary>
    public DateTimeOffset Now { get; set; } = DateTimeOffset.MinValue;

    /// <summary>NMR that Numerai paid in so far.</summary>
    public decimal Minted { get; set; }

    /// <summary>NMR destroyed so far.</summary>
    public decimal Burned { get; set; }

    /// <summary>NMR that left for addresses outside of the world.</summary>
    public decimal SentAway { get; set; }

    public Dictionary<(Tournament, int), RoundBook> Rounds { get; } = [];

    public List<JournalLine> Journal { get; } = [];

    public IReadOnlyCollection<ModelBook> Models => _models.Values;

    public IReadOnlyCollection<AccountBook> Accounts => _accounts.Values;

    /// <summary>All NMR inside the world.</summary>
    public decimal Total => _models.Values.Sum(m => m.Total) + _accounts.Values.Sum(a => a.Total);

    public ModelBook? Model(string id) => _models.GetValueOrDefault(id);

    public IEnumerable<ModelBook> In(Tournament tournament) =>
        _models.Values.Where(m => m.Model.Tournament == tournament);

    public AccountBook Account(string id) => _accounts[id];

    public AccountBook Owner(ModelBook model) => _accounts[model.Model.Account.Id];

    public void Write(ModelBook model, int? round, string type, decimal amount, string? note = null) =>
        Journal.Add(new JournalLine(Now, model.Model.Id, round, type, amount, note));

    public Ledger Clone() => new(this);

    /// <summary>A world that begins after the cutover begins on positions, with the money idle in the strategy.</summary>
    private ModelBook Opening(WorldPlan plan, CastModel model)
    {
        var key = ((int)model.Tournament * 1000) + model.Index;
        var stake = OpeningStake.Of(plan.Options.Seed, key);
        var book = new ModelBook(model)
        {
            Stake = stake,
            TakeProfit = new Chance(plan.Options.Seed, "opening take profit", key).Happens(0.25),
        };
        if (plan.First(model.Tournament) >= plan.Cutover(model.Tournament))
            AtomicDesk.Move(this, book, plan.Rule(model.Tournament, plan.First(model.Tournament)), stake);
        return book;
    }
}

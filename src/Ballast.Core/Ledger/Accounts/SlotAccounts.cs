namespace Ballast.Core.Ledger.Accounts;

/// <summary>Which own account each slot belongs to: what the sync of an account's own models said, and where it said nothing, what was registered.</summary>
internal sealed class SlotAccounts
{
    private readonly Dictionary<string, (string Account, DateTimeOffset Said)> _reported = new(
        StringComparer.OrdinalIgnoreCase
    );
    private readonly IReadOnlyDictionary<string, string> _registered;

    /// <param name="standing">What was reported of the own accounts, of one tournament.</param>
    /// <param name="registered">The account that a slot was registered with.</param>
    public SlotAccounts(AccountFacts standing, IReadOnlyDictionary<string, string> registered)
    {
        _registered = registered;
        foreach (var stake in standing.Stakes)
            Add(stake.Model, stake);
        foreach (var claim in standing.Claims)
            Add(claim.Model, claim);
    }

    /// <summary>Slots of which an account was reported or registered.</summary>
    public IEnumerable<string> Known => _reported.Keys.Union(_registered.Keys, StringComparer.OrdinalIgnoreCase);

    /// <summary>The account of a slot; null where nobody said one.</summary>
    public string? Of(string slot) =>
        _reported.TryGetValue(slot, out var reported) ? reported.Account : _registered.GetValueOrDefault(slot);

    /// <summary>A key may have got another label: what was said last holds, of one moment the label that comes first.</summary>
    private void Add<T>(string slot, T fact)
        where T : IAccountFact<T>
    {
        var isKnown = _reported.TryGetValue(slot, out var before);
        if (
            !isKnown
            || fact.Known.Time > before.Said
            || (fact.Known.Time == before.Said && string.CompareOrdinal(fact.Account, before.Account) < 0)
        )
            _reported[slot] = (fact.Account, fact.Known.Time);
    }
}

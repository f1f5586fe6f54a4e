using System.Xml.Linq;
using Ballast.Core.Store;
using Ballast.Server.Observing;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging;

namespace Ballast.Server.Security;

/// <summary>
/// The keys that protect cookies, in the store, so that servers behind one address share sessions and a restart keeps them. Where there is no
/// store, or it takes nothing, they are kept in memory and the server answers all the same.
/// </summary>
/// <param name="open">Opens the store; null where there is none.</param>
/// <param name="log">Where it is said that keys are in memory only.</param>
internal sealed class KeyRepository(Func<ISessionStore?> open, ILogger log) : IXmlRepository
{
    private readonly Lock _lock = new();
    private readonly List<XElement> _own = [];

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        IReadOnlyList<string> kept = [];
        try
        {
            using var store = open();
            kept = store?.ProtectionKeys() ?? [];
        }
#pragma warning disable CA1031 // Whatever is wrong with the store, the server answers.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.SessionsUnread(e);
        }
        lock (_lock)
            return [.. kept.Select(k => XElement.Parse(k)), .. _own];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        Exception? failure = null;
        try
        {
            using var store = open();
            if (store is not null)
            {
                store.KeepProtectionKey(friendlyName, element.ToString(SaveOptions.DisableFormatting));
                return;
            }
        }
#pragma warning disable CA1031 // As above.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failure = e;
        }
        log.KeysInMemory(failure);
        lock (_lock)
            _own.Add(element);
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ballast.Core.Store;

namespace Ballast.Cluster.Membership;

/// <summary>What is kept of a member beside its address, its version and its last sign of life.</summary>
internal sealed record MemberDocument(
    string Silo,
    string Host,
    string Status,
    int GatewayPort,
    DateTimeOffset StartedAt,
    IReadOnlyList<Suspicion> Suspicions
)
{
    public static KeptMember Write(MembershipEntry entry, int version) =>
        new(
            entry.SiloAddress.ToParsableString(),
            version,
            Moment(entry.IAmAliveTime),
            JsonSerializer.Serialize(
                new MemberDocument(
                    entry.SiloName,
                    entry.HostName,
                    entry.Status.ToString(),
                    entry.ProxyPort,
                    Moment(entry.StartTime),
                    [
                        .. (entry.SuspectTimes ?? []).Select(s => new Suspicion(
                            s.Item1.ToParsableString(),
                            Moment(s.Item2)
                        )),
                    ]
                ),
                MemberJson.Default.MemberDocument
            )
        );

    public static MembershipEntry Read(KeptMember member)
    {
        var document = JsonSerializer.Deserialize(member.Content, MemberJson.Default.MemberDocument)!;
        return new MembershipEntry
        {
            SiloAddress = SiloAddress.FromParsableString(member.Name),
            SiloName = document.Silo,
            HostName = document.Host,
            Status = Enum.Parse<SiloStatus>(document.Status),
            ProxyPort = document.GatewayPort,
            StartTime = document.StartedAt.UtcDateTime,
            IAmAliveTime = member.AliveAt.UtcDateTime,
            SuspectTimes =
            [
                .. document.Suspicions.Select(s =>
                    Tuple.Create(SiloAddress.FromParsableString(s.By), s.At.UtcDateTime)
                ),
            ],
        };
    }

    public static string Etag(long version) => version.ToString(CultureInfo.InvariantCulture);

    public static long Version(string etag) => long.Parse(etag, CultureInfo.InvariantCulture);

    /// <summary>Orleans writes moments of UTC without saying so.</summary>
    public static DateTimeOffset Moment(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}

/// <summary>A member that could not be reached, as another one says.</summary>
internal sealed record Suspicion(string By, DateTimeOffset At);

/// <summary>Members as JSON.</summary>
[JsonSerializable(typeof(MemberDocument))]
internal sealed partial class MemberJson : JsonSerializerContext;

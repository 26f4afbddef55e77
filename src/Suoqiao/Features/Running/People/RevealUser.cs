using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Running.People;

/// <summary>Shows how to reach the person behind an account, to whoever administers it; nothing is shown before the reading stands in the audit.</summary>
internal sealed class RevealUser(AppDb db, CurrentViewer current)
{
    public async Task<(Contact? Contact, Refusal? Refusal)> HandleAsync(User user, CancellationToken ct)
    {
        if (!current.Value.IsSignedIn || !current.Value.MayAdminister(user))
        {
            return (null, new Refusal.NotAllowed());
        }

        db.Record(AuditAction.ReadPersonal, nameof(User), user.Id.ToString(), user.RegionPath, $"{nameof(User.Phone)}, {nameof(User.Mail)}");
        await db.SaveChangesAsync(ct);
        return (new() { Name = user.Name, Phone = user.Phone, Mail = user.Mail }, null);
    }
}

using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Experts;
using Suoqiao.Records;

namespace Suoqiao.Tests.Experts;

internal static class TestExperts
{
    /// <summary>Adds a published expert of the organisation, past all operations.</summary>
    public static Task<Expert> AddExpertAsync(
        this App app, Organisation owner, string name, bool consent = true, string fields = "低温电解液、界面成膜", string works = "", string introduction = "") =>
        app.DbAsync(async db =>
        {
            var expert = new Expert
            {
                Id = Id<Expert>.New(app.Time),
                Name = "",
                OwnerId = owner.Id,
                RegionCode = owner.RegionCode,
                RegionPath = owner.RegionPath,
            };
            ActivatorUtilities.CreateInstance<ExpertContent>(app.Services).Write(
                new()
                {
                    Name = name,
                    FieldLine = fields,
                    WorkLines = works,
                    Introduction = introduction,
                    ContactPhone = "100-4007-2041",
                    ContactMail = "someone@uni.example",
                }, "", expert);
            expert.Consent(consent, app.Time.GetUtcNow());
            expert.Enter(StatusNames.Published);
            db.Add(expert);
            await db.SaveChangesAsync();
            return expert;
        });
}

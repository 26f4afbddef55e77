using Microsoft.EntityFrameworkCore;
using Suoqiao.Features.Catalogue.Offers;

namespace Suoqiao.Data;

internal abstract partial class AppDb
{
    public DbSet<Offer> Offers => Set<Offer>();
}

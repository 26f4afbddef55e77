-- Lists follow an index in their own order; that a record is shown finds nothing, that it waits for a review finds a few.
DROP INDEX "IX_Needs_Shown_State";
CREATE INDEX "IX_Needs_UnderReview" ON "Needs" ("RegionPath") WHERE "Shown" = 'UnderReview';
DROP INDEX "IX_Offers_Shown_State";
CREATE INDEX "IX_Offers_UnderReview" ON "Offers" ("RegionPath") WHERE "Shown" = 'UnderReview';
DROP INDEX "IX_Experts_Shown";
CREATE INDEX "IX_Experts_UnderReview" ON "Experts" ("RegionPath") WHERE "Shown" = 'UnderReview';
DROP INDEX "IX_Organisations_Shown";
CREATE INDEX "IX_Organisations_UnderReview" ON "Organisations" ("RegionPath") WHERE "Shown" = 'UnderReview';
DROP INDEX "IX_Cooperations_Shown_State";
CREATE INDEX "IX_Cooperations_UnderReview" ON "Cooperations" ("RegionPath") WHERE "Shown" = 'UnderReview';
DROP INDEX "IX_Needs_PublishedAt";
CREATE INDEX "IX_Needs_PublishedAt_Id" ON "Needs" ("PublishedAt", "Id");
DROP INDEX "IX_Offers_PublishedAt";
CREATE INDEX "IX_Offers_PublishedAt_Id" ON "Offers" ("PublishedAt", "Id");
CREATE INDEX "IX_Experts_Name_Id" ON "Experts" ("Name", "Id");
DROP INDEX "IX_Organisations_Name";
CREATE INDEX "IX_Organisations_Name_Id" ON "Organisations" ("Name", "Id");
